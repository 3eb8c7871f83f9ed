<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:p="urn:kanben:prepared" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode" xmlns:t="urn:kanben:template"
    exclude-result-prefixes="#all">

  <!-- Verse and drama.  TEI P5, VE.html and DR.html -->

  <xsl:template match="lg" mode="m:block m:mixed"><div><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:block"/></div></xsl:template>

  <xsl:template match="lg" mode="m:phrase"><span><xsl:call-template name="t:attributes"><xsl:with-param name="class" select="'b'"/></xsl:call-template><xsl:apply-templates mode="m:phrase"/></span></xsl:template>

  <!-- A line; a number each fifth line, and every number that is not one.  Parts of one line are set behind each other. -->
  <xsl:template match="l" mode="m:block m:mixed">
    <div><xsl:call-template name="t:attributes"><xsl:with-param name="class" select="@part[. = ('M', 'F')] ! ('part-' || .)"/></xsl:call-template><xsl:call-template name="t:line"/></div>
  </xsl:template>
  <xsl:template match="l" mode="m:phrase">
    <span><xsl:call-template name="t:attributes"><xsl:with-param name="class" select="'b'"/></xsl:call-template><xsl:call-template name="t:line"/></span>
  </xsl:template>
  <xsl:template name="t:line">
    <xsl:apply-templates mode="m:phrase"/>
    <xsl:if test="@n != '' and (not(@n castable as xs:integer) or xs:integer(@n) mod 5 = 0)"><xsl:text> </xsl:text><span class="t-n"><xsl:value-of select="@n"/></span></xsl:if>
  </xsl:template>

  <xsl:template match="sp" mode="m:block m:mixed"><div><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:block"/></div></xsl:template>
  <xsl:template match="sp" mode="m:phrase"><span><xsl:call-template name="t:attributes"><xsl:with-param name="class" select="'b'"/></xsl:call-template><xsl:apply-templates mode="m:phrase"/></span></xsl:template>
  <xsl:template match="speaker" mode="m:block m:mixed"><p><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:phrase"/></p></xsl:template>
  <xsl:template match="speaker" mode="m:phrase"><span><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:phrase"/></span></xsl:template>
  <xsl:template match="castItem" mode="m:block m:mixed"><div><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:mixed"/></div></xsl:template>
  <xsl:template match="castItem" mode="m:phrase"><span><xsl:call-template name="t:attributes"><xsl:with-param name="class" select="'b'"/></xsl:call-template><xsl:apply-templates mode="m:phrase"/></span></xsl:template>
</xsl:stylesheet>
