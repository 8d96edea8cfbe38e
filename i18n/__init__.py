"""Words and numbers in the reader's language; the leaf that every other layer may use."""
