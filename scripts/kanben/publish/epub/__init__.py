"""The EPUB 3 book: documents, package, cover, fonts, container."""
