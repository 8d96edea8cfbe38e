"""Reports: a bulletin as a value, and the files it is written to."""
