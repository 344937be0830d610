"""The serving side without a browser: formats, the door, questions, figures, pages."""
