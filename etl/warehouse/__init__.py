"""The published snapshot: writes it whole beside the old one, checks it, and swaps it in."""
