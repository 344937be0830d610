"""Family A: whether rosters, decisions and reports came by the dates that the letters set."""
