"""Two builds of one checkout take turns. Standard library only: build.py needs this before there is an environment."""

from contextlib import contextmanager


@contextmanager
def only_one(path):
    """Hold the lock file at `path`, waiting until nobody else does."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        try:
            import fcntl
            fcntl.flock(file, fcntl.LOCK_EX)             # let go when the file is closed, however that happens
        except ImportError:
            pass                                         # Windows has no such locks; two builds at once are unlikely
        yield
