"""Family K: how complete, clean, fresh and credible what communes send is."""
