<?xml version="1.0" encoding="UTF-8"?>
<!-- The site's modules. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="parameters.xsl"/>
  <xsl:include href="frame.xsl"/>
  <xsl:include href="choices.xsl"/>
  <xsl:include href="article.xsl"/>
  <xsl:include href="metadata.xsl"/>
  <xsl:include href="cite.xsl"/>
  <xsl:include href="printed-page.xsl"/>
  <xsl:include href="dates.xsl"/>
  <xsl:include href="timeline.xsl"/>
  <xsl:include href="map.xsl"/>
  <xsl:include href="search.xsl"/>
  <xsl:include href="notes.xsl"/>
  <xsl:include href="pictures.xsl"/>
  <xsl:include href="front.xsl"/>
  <xsl:include href="issues.xsl"/>
  <xsl:include href="index.xsl"/>
  <xsl:include href="calendar.xsl"/>
  <xsl:include href="entry.xsl"/>
  <xsl:include href="about.xsl"/>
  <xsl:include href="reference.xsl"/>
</xsl:stylesheet>
