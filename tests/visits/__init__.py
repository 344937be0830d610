"""Visit logs (M03b): verdicts, figures, laws, and logs that nobody would want."""
