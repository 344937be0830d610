"""The audit log: one chain, written by both sides, on which nothing can be changed unseen."""
