"""Documents composed of figures: slides now; no Streamlit, no browser, no network."""
