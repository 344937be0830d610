"""Questions to the published snapshot: one question, one .sql file, asked through one door."""
