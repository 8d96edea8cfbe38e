"""From export files to a checked, versioned warehouse: the only home of DuckDB and of file reading."""
