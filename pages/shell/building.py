"""Whether new figures are being computed now: the build side holds the home's lock and says why."""

from pages.shell import durable
from queries.home import home_folder


def running() -> bool:
    """Whether a build is under way in this home; receiving files alone is none."""
    lock = home_folder() / ".lock"
    return durable.is_held(lock) and lock.read_text() == "build"
