"""What the person at the terminal sees: steps with their times, and failures as one sentence."""

import sys
from contextlib import contextmanager
from time import perf_counter


class BuildError(Exception):
    """Something the reader of the terminal can act on: what happened, to which input, what to do."""


def say(text):
    print(text, flush=True)


@contextmanager
def step(title):
    """Announce a step that may take long, and say how long it took."""
    live = sys.stdout.isatty()
    if live:
        print(f"  {title} …", end="", flush=True)
    started = perf_counter()
    try:
        yield
    except BaseException:
        print(end="\n" if live else "", flush=True)       # what went wrong is told on a line of its own
        raise
    took = f"  {title} ({perf_counter() - started:.1f} s)"
    say(f"\r\033[K{took}" if live else took)
