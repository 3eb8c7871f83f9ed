<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:p="urn:kanben:prepared" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode" xmlns:t="urn:kanben:template"
    exclude-result-prefixes="#all">

  <!-- Transcriptions by surface, zone and line.  TEI P5, PH.html -->

  <xsl:template match="sourceDoc | facsimile" mode="m:block m:mixed"><div><xsl:call-template name="t:attributes"/><xsl:call-template name="t:children"/></div></xsl:template>
  <xsl:template match="surface" mode="m:block m:mixed">
    <div><xsl:call-template name="t:attributes"/><xsl:for-each select="@n"><p class="t-n"><xsl:value-of select="."/></p></xsl:for-each><xsl:apply-templates mode="m:block"/></div>
  </xsl:template>
  <xsl:template match="zone" mode="m:block m:mixed"><div><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:mixed"/></div></xsl:template>
  <xsl:template match="line" mode="m:block m:mixed"><div><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:phrase"/></div></xsl:template>
  <xsl:template match="surface | zone | line" mode="m:phrase"><span><xsl:call-template name="t:attributes"><xsl:with-param name="class" select="'b'"/></xsl:call-template><xsl:apply-templates mode="m:phrase"/></span></xsl:template>
</xsl:stylesheet>
