"""Family G: news, broadcasts and the national digital day."""
