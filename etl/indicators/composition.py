"""Family A: who is in the teams: young people, women, officials, and how many households each serves."""
