"""What waits for a person: the queue, the decisions, and what they let in."""
