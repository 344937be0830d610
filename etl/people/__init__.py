"""Whom to call of a hamlet or a commune: read anew from the kept original each time (see ``calling``)."""
