<?xml version="1.0" encoding="UTF-8"?>
<!-- What HTML and EPUB share: one module for each part of TEI.  An entry package imports this and declares
     f:href($target as xs:string) as xs:string      a TEI pointer as a URL from the page being written; '' for no link
     f:file-name($document as document-node()) as xs:string -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="modes.xsl"/>
  <xsl:include href="anchors.xsl"/>
  <xsl:include href="extent.xsl"/>
  <xsl:include href="labels.xsl"/>
  <xsl:include href="phrases.xsl"/>
  <xsl:include href="header.xsl"/>
  <xsl:include href="textstructure.xsl"/>
  <xsl:include href="core.xsl"/>
  <xsl:include href="editorial.xsl"/>
  <xsl:include href="namesdates.xsl"/>
  <xsl:include href="characters.xsl"/>
  <xsl:include href="figures.xsl"/>
  <xsl:include href="linking.xsl"/>
  <xsl:include href="register.xsl"/>
  <xsl:include href="html-repair.xsl"/>
</xsl:stylesheet>
