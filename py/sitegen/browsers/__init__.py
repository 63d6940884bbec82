"""The browsers of tests and benchmarks: found, else fetched, else one sentence says what to install; and started."""

from .chromium import SHORT_LIVED, find_browser, find_windowless, launch, launch_profile, without
from .firefox import find_firefox, launch_firefox
from .webkit import HAS_WEBKIT, find_webkit, running_webkit

__all__ = ["HAS_WEBKIT", "SHORT_LIVED", "find_browser", "find_firefox", "find_webkit", "find_windowless", "launch", "launch_firefox",
           "launch_profile", "running_webkit", "without"]
