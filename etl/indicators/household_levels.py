"""Family C: levels declared each month: proficient households, QR businesses, OCOP products listed."""
