<?xml version="1.0" encoding="UTF-8"?>
<!-- What every document needs; genres (textcrit, dictionaries, …) are imported after it where their elements occur. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="../common/labels.xsl"/>
  <xsl:include href="structure.xsl"/>
  <xsl:include href="lists.xsl"/>
  <xsl:include href="figures.xsl"/>
  <xsl:include href="phrases.xsl"/>
  <xsl:include href="notes.xsl"/>
  <xsl:include href="verse.xsl"/>
  <xsl:include href="header.xsl"/>
</xsl:stylesheet>
