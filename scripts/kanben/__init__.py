"""Kanben: from a newspaper page to a digital edition."""

__version__ = "0.2.0"
