"""The parts of a Word document in the form of GB/T 9704-2012: page, styles, text, tables, charts, head."""
