"""Build side: takes what communes send, checks it, computes the indicators and publishes a snapshot."""
