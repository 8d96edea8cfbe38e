"""The parts of a deck: its looks, what fits on a slide, tables, what the speaker says."""
