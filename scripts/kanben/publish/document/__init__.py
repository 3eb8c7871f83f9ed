"""Any TEI document as a site of pages or an EPUB book; newspaper editions have `publish.site` and `publish.epub`."""
