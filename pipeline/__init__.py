"""Puts the stages together: files into a store, a store checked, facts without a store."""

from pipeline.load import FileReport, LoadReport, Status, load_paths
from pipeline.verify import Problem, VerifyReport, verify_store

__all__ = ["FileReport", "LoadReport", "Problem", "Status", "VerifyReport", "load_paths", "verify_store"]
