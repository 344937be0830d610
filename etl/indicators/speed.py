"""Family S: communes that reach the target of 4G download speed."""
