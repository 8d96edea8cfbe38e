"""Blocks: the sections that a template may hold, one file each; `section` gives one, None without content."""
