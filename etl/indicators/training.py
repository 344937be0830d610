"""Family B: training of team members, by communes and by enterprises."""
