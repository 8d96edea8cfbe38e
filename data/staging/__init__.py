"""Staging: from understood tables to typed rows; what cannot be taken is refused with its reason."""
