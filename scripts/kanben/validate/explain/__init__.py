"""Explains what a grammar does not allow: follows the document, recovers after each fault, goes on."""
