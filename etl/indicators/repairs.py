"""Family S: how long operators take, what is overdue, and what is opened again."""
