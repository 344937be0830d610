"""Who is let in, and what each sees."""
