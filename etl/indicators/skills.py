"""Family D and E: adults with digital skills, declared and confirmed, and with digital signatures."""
