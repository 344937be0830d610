"""Family E: sessions on information safety and online fraud."""
