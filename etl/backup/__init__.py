"""One archive of a whole home, checked before it counts, and a home made from such an archive."""
