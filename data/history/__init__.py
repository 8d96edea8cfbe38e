"""History: what people decided by hand, what was published, and the way back from it."""
