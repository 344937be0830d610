"""Family C: teams that do nothing for months, and how much each member does."""
