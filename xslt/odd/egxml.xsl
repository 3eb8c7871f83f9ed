<?xml version="1.0" encoding="UTF-8"?>
<!-- Shows an example as it is typed.  TEI P5, TD.html#TDeg -->
<xsl:stylesheet version="3.0" exclude-result-prefixes="#all"
                xmlns="http://www.w3.org/1999/xhtml"
                xmlns:eg="http://www.tei-c.org/ns/Examples"
                xmlns:m="urn:kanben:mode"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:mode name="m:example" on-no-match="fail"/>

  <xsl:template match="eg:egXML" mode="m:example" as="element()">
    <pre><code><xsl:apply-templates mode="m:example"/></code></pre>
  </xsl:template>

  <xsl:template match="eg:*" mode="m:example" as="text()*">
    <xsl:text expand-text="yes">&lt;{name()}</xsl:text>
    <xsl:for-each select="@*"><xsl:text expand-text="yes"> {name()}="{.}"</xsl:text></xsl:for-each>
    <xsl:text expand-text="yes">{if (node()) then '>' else '/>'}</xsl:text>
    <xsl:apply-templates mode="m:example"/>
    <xsl:if test="node()"><xsl:text expand-text="yes">&lt;/{name()}></xsl:text></xsl:if>
  </xsl:template>

  <xsl:template match="text()" mode="m:example" as="text()"><xsl:copy/></xsl:template>
</xsl:stylesheet>
