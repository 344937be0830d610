"""What waits for a person's decision, the decisions taken, and what they change in how files are read."""
