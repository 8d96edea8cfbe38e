"""The parts of a workbook: its looks, its formulas, its charts."""
