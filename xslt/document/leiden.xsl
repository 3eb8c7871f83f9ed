<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:p="urn:kanben:prepared" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode" xmlns:t="urn:kanben:template"
    exclude-result-prefixes="#all">

  <!-- Inscriptions and papyri by the Leiden conventions, as EpiDoc encodes them.  EpiDoc Guidelines -->

  <xsl:template match="ex" mode="m:block m:mixed m:phrase"><span><xsl:call-template name="t:attributes"/>(<xsl:apply-templates mode="m:phrase"/>)</span></xsl:template>
  <xsl:template match="supplied[@reason = ('lost', 'undefined')]" mode="m:block m:mixed m:phrase"><span><xsl:call-template name="t:attributes"/>[<xsl:apply-templates mode="m:phrase"/>]</span></xsl:template>
  <xsl:template match="supplied[@reason = ('omitted', 'subaudible')]" mode="m:block m:mixed m:phrase"><span><xsl:call-template name="t:attributes"/>&lt;<xsl:apply-templates mode="m:phrase"/>&gt;</span></xsl:template>
  <xsl:template match="surplus" mode="m:block m:mixed m:phrase"><span><xsl:call-template name="t:attributes"/>{<xsl:apply-templates mode="m:phrase"/>}</span></xsl:template>
  <xsl:template match="del[@rend = 'erasure']" mode="m:block m:mixed m:phrase"><del><xsl:call-template name="t:attributes"/>⟦<xsl:apply-templates mode="m:phrase"/>⟧</del></xsl:template>
  <xsl:template match="gap[@reason = 'lost']" mode="m:block m:mixed m:phrase"><span><xsl:call-template name="t:attributes"/>[<xsl:value-of select="if (@quantity castable as xs:positiveInteger and xs:integer(@quantity) le 12 and @unit = 'character') then string-join((1 to xs:integer(@quantity)) ! '.') else '- - -'"/>]<xsl:apply-templates mode="m:phrase"/></span></xsl:template>
  <xsl:template match="lb" mode="m:block m:mixed m:phrase" priority="2">
    <xsl:if test="preceding-sibling::node()[self::* or normalize-space()]"><xsl:if test="@break = 'no'">-</xsl:if><br/></xsl:if>
    <xsl:if test="@n"><span class="t-n" ><xsl:if test="@p:id"><xsl:attribute name="id" select="@p:id"/></xsl:if><xsl:value-of select="@n"/></span><xsl:text> </xsl:text></xsl:if>
  </xsl:template>
</xsl:stylesheet>
