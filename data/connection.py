"""The type of a connection to a warehouse, for the signatures of layers that do not import DuckDB."""

from duckdb import DuckDBPyConnection as Connection

__all__ = ["Connection"]
