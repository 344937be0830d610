"""The one error that a boundary layer may end in."""


class BoundaryError(Exception):
    """The layer cannot be installed; the message (Vietnamese) says what is wrong with it."""
