"""Family G: campaigns, models, rewards, and the mass organisations that take part."""
