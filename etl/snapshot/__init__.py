"""Makes the tables of a snapshot: everything a page will ask for, computed once."""
