"""Section Phân tích: who lags and why, one commune in full."""
