"""Sign-in through a real OpenID Connect provider, from the first page to the last."""
