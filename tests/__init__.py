"""Tests, in folders named after what they test; real stores, real browsers, real files."""
