"""The number check: figures and statements of any text, recomputed."""

from reports.checking.check import check, check_document
from reports.checking.known import Known
from reports.checking.result import RIGHT, UNCLEAR, WRONG, Checked, Finding

__all__ = ["RIGHT", "UNCLEAR", "WRONG", "Checked", "Finding", "Known", "check", "check_document"]
