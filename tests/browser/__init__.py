"""The screens in a real browser, with every request outside the host forbidden and counted."""
