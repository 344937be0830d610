"""Family H: money for the teams, and the teams among the criteria by which officials are judged."""
