"""Family D: schools, pupils and officials with digital skills."""
