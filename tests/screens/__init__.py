"""Each screen by itself: its sentences on small frames, its questions and its page on known homes."""
