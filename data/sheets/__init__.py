"""Sheets: from cells of text to tables whose headings are understood."""
