"""Shared by site and book: record documents, pictures, citations, metadata."""
