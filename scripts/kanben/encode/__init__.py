"""From articles and mentions to TEI documents, whose text stays that of the page."""
