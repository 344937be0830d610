"""Family D: people at public classes, hamlets with a class, and what classes teach."""
