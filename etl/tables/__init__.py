"""What a clean table means, declared once: checks, schemas and the data dictionary all come from it."""
