"""Several processes over one home behind a real nginx, and what they tell those who run them."""
