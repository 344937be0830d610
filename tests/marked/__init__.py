"""Marked copies: what is sent back to the senders of files with errors or warnings."""
