"""Tests of TEI documents that are no newspaper's articles: kanben.publish.document and xslt/document."""
