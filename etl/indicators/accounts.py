"""Family E: activations helped by teams, and how far the elderly lie behind."""
