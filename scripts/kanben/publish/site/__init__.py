"""The static site: pages, search index, downloads, feeds."""
