"""What every screen stands on: gate, menu, filters kept in the address, cached access, header."""
