"""Where a published number comes from: every file, sheet and row behind it."""
