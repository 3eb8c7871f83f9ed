"""Gathers what the stylesheets make into folders and books."""
