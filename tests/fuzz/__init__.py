"""Good files damaged at random, thousands of them, through the real front door."""
