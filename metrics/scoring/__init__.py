"""From a scheme and the figures of a period to scores and places, by the scheme's own rules."""
