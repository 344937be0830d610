"""Family S: households and priority places within open spots."""
