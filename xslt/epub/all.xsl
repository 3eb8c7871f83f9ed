<?xml version="1.0" encoding="UTF-8"?>
<!-- What makes a book: one module for each of its parts.  They come before common/, and an edition's own module before
     them. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="places.xsl"/>
  <xsl:include href="names.xsl"/>
  <xsl:include href="document.xsl"/>
  <xsl:include href="setting.xsl"/>
  <xsl:include href="article.xsl"/>
  <xsl:include href="pictures.xsl"/>
  <xsl:include href="parts.xsl"/>
  <xsl:include href="index.xsl"/>
  <xsl:include href="origins.xsl"/>
  <xsl:include href="package.xsl"/>
  <xsl:include href="metadata.xsl"/>
  <xsl:include href="navigation.xsl"/>
  <xsl:include href="ncx.xsl"/>
  <xsl:include href="front.xsl"/>
  <xsl:include href="cells.xsl"/>
  <xsl:include href="cover.xsl"/>
  <xsl:include href="colophon.xsl"/>
</xsl:stylesheet>
