"""Pure readers of one cell or one piece of text: what a clerk typed, turned into a typed value."""
