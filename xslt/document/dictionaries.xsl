<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:p="urn:kanben:prepared" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode" xmlns:t="urn:kanben:template"
    exclude-result-prefixes="#all">

  <!-- Dictionaries: an entry is a paragraph, its senses are numbered.  TEI P5, DI.html; TEI Lex-0 -->

  <xsl:template match="entry | entryFree | superEntry" mode="m:block m:mixed">
    <div><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:entry"/></div>
  </xsl:template>
  <xsl:template match="superEntry" mode="m:block m:mixed"><div><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:block"/></div></xsl:template>
  <xsl:template match="entry | entryFree | superEntry" mode="m:phrase"><span><xsl:call-template name="t:attributes"><xsl:with-param name="class" select="'b'"/></xsl:call-template><xsl:apply-templates mode="m:entry"/></span></xsl:template>

  <xsl:mode name="m:entry" on-no-match="text-only-copy"/>
  <xsl:template match="*" mode="m:entry"><xsl:apply-templates select="." mode="m:mixed"/></xsl:template>
  <!-- Parts of an entry that no white space divides in the source are divided by one. -->
  <xsl:template match="form | gramGrp | etym | xr | usg | def | cit | hom | re | dictScrap" mode="m:entry">
    <xsl:apply-templates select="." mode="m:mixed"/><xsl:text> </xsl:text>
  </xsl:template>
  <xsl:template match="sense" mode="m:entry">
    <xsl:choose>
      <xsl:when test="ancestor::*[self::p or self::note][ancestor::entry]"><xsl:apply-templates select="." mode="m:phrase"/></xsl:when>
      <xsl:otherwise><div><xsl:call-template name="t:attributes"/><xsl:call-template name="t:sense"/></div></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="sense" mode="m:block m:mixed"><div><xsl:call-template name="t:attributes"/><xsl:call-template name="t:sense"/></div></xsl:template>
  <xsl:template match="sense" mode="m:phrase"><span><xsl:call-template name="t:attributes"/><xsl:call-template name="t:sense"/></span></xsl:template>
  <xsl:template name="t:sense">
    <xsl:for-each select="@n[. != ''][not(../lbl or ../label or ../num)]"><span class="t-n"><xsl:value-of select="."/></span><xsl:text> </xsl:text></xsl:for-each>
    <xsl:choose>
      <xsl:when test="parent::sense or parent::entry or parent::entryFree or parent::hom or parent::re"><xsl:apply-templates mode="m:entry"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates mode="m:phrase"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="sense/node()[self::text()]" mode="m:entry"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="hom | re" mode="m:entry"><div><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:entry"/></div></xsl:template>
  <xsl:template match="pc" mode="m:entry"><xsl:apply-templates select="." mode="m:phrase"/><xsl:text> </xsl:text></xsl:template>
</xsl:stylesheet>
