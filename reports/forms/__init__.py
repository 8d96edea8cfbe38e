"""Forms for higher offices (上级报表): the statutory monthly table, and any empty form by a map of cells."""
