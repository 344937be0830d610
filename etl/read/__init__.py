"""Readers: bytes of unknown senders in, grids out; no tables library, no knowledge of forms."""
