<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all" expand-text="yes">

  <!-- Pictures as the book has them; where one could not be taken into it, its description stands in its place. -->

  <xsl:template match="graphic" mode="m:text" as="element()">
    <xsl:variable name="picture" as="element(k:picture)?" select="f:in-context('picture', @url)"/>
    <xsl:choose>
      <xsl:when test="$picture">
        <img src="{$picture/@href}" width="{$picture/@width}" height="{$picture/@height}" alt="{f:description(.)}"/>
      </xsl:when>
      <xsl:otherwise>
        <span class="no-picture">[{f:description(.)}]</span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A figure whose picture the edition does not have says so: a label that the style sheet shows. -->
  <xsl:template match="figure[not(.//graphic)]" mode="m:text" as="element()">
    <xsl:variable name="figure" as="element()"><xsl:next-match/></xsl:variable>
    <xsl:copy select="$figure">
      <xsl:sequence select="@*"/>
      <xsl:if test="self::h:figure">
        <xsl:attribute name="data-label" select="f:label((@class[f:has-label(.)], 'picture')[1])"/>
        <xsl:attribute name="aria-label" select="f:label('no-image')"/>
      </xsl:if>
      <xsl:sequence select="node()"/>
    </xsl:copy>
  </xsl:template>

  <!-- What a picture shows: its description, else its caption's first words, else what kind of picture it is. -->
  <xsl:function name="f:description" as="xs:string">
    <xsl:param name="graphic" as="element(graphic)"/>
    <xsl:variable name="caption" as="element()?" select="($graphic/../(head | p | ab))[1]"/>
    <xsl:variable name="kind" as="xs:string" select="($graphic/../@type[f:has-label(.)], 'picture')[1]"/>
    <xsl:sequence select="
        ($graphic/(desc, ../figDesc, ../../figDesc, ancestor::charDecl/*[. intersect $graphic/ancestor::*]/desc)[normalize-space()][1] ! f:plain(.),
         $caption ! (f:label($kind) || f:colon() || substring(f:plain(.), 1, 80)), f:label($kind))[1]"/>
  </xsl:function>
</xsl:stylesheet>
