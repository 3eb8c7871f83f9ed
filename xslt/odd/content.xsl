<?xml version="1.0" encoding="UTF-8"?>
<!-- Content models: the children of content to RELAX NG patterns.  TEI P5, TD.html#TDTAGCONT -->
<xsl:stylesheet version="3.0" exclude-result-prefixes="#all"
                xmlns="http://relaxng.org/ns/structure/1.0"
                xmlns:f="urn:kanben:function"
                xmlns:m="urn:kanben:mode"
                xmlns:rng="http://relaxng.org/ns/structure/1.0"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xsl:mode name="m:pattern" on-no-match="fail"/>

  <xsl:template match="content" mode="m:pattern" as="element()*">
    <xsl:apply-templates select="*" mode="m:pattern"/>
    <xsl:if test="empty(*)"><empty/></xsl:if>
  </xsl:template>

  <xsl:template match="textNode" mode="m:pattern" as="element()"><text/></xsl:template>

  <xsl:template match="empty" mode="m:pattern" as="element()"><empty/></xsl:template>

  <xsl:template match="elementRef | classRef | macroRef | dataRef[@key]" mode="m:pattern" as="element()*">
    <xsl:sequence select="f:repeated(f:reference(@key), .)"/>
  </xsl:template>

  <xsl:template match="dataRef[@name]" mode="m:pattern" as="element()">
    <data type="{@name}">
      <xsl:for-each select="@restriction"><param name="pattern"><xsl:value-of select="."/></param></xsl:for-each>
      <xsl:for-each select="dataFacet"><param name="{@name}"><xsl:value-of select="@value"/></param></xsl:for-each>
    </data>
  </xsl:template>

  <xsl:template match="alternate" mode="m:pattern" as="element()*">
    <xsl:variable name="members" as="element()*">
      <xsl:for-each select="*">
        <xsl:variable name="member" as="element()*"><xsl:apply-templates select="." mode="m:pattern"/></xsl:variable>
        <xsl:sequence select="f:together($member)"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="f:repeated(f:one-of($members), .)"/>
  </xsl:template>

  <xsl:template match="sequence" mode="m:pattern" as="element()*">
    <xsl:variable name="members" as="element()*"><xsl:apply-templates select="*" mode="m:pattern"/></xsl:variable>
    <xsl:sequence select="f:repeated(f:together($members), .)"/>
  </xsl:template>

  <xsl:template match="sequence[@preserveOrder = ('false', '0')]" mode="m:pattern" as="element()*">
    <xsl:variable name="members" as="element()">
      <interleave><xsl:apply-templates select="*" mode="m:pattern"/></interleave>
    </xsl:variable>
    <xsl:sequence select="f:repeated($members, .)"/>
  </xsl:template>

  <xsl:template match="valList" mode="m:pattern" as="element()">
    <xsl:sequence select="f:one-of(f:values(.))"/>
  </xsl:template>

  <!-- RELAX NG may stand in an ODD as it is. -->
  <xsl:template match="rng:*" mode="m:pattern" as="element()"><xsl:copy-of select="."/></xsl:template>

  <xsl:function name="f:together" as="element()?">
    <xsl:param name="patterns" as="element()*"/>
    <xsl:choose>
      <xsl:when test="count($patterns) le 1"><xsl:sequence select="$patterns"/></xsl:when>
      <xsl:otherwise><group><xsl:sequence select="$patterns"/></group></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- A pattern as often as @minOccurs and @maxOccurs say.  TEI P5, ref-att.repeatable -->
  <xsl:function name="f:repeated" as="element()*">
    <xsl:param name="pattern" as="element()"/>
    <xsl:param name="source" as="element()"/>
    <xsl:variable name="least" as="xs:integer" select="xs:integer(($source/@minOccurs, 1)[1])"/>
    <xsl:variable name="most" as="xs:string" select="string(($source/@maxOccurs, 1)[1])"/>
    <xsl:sequence select="(1 to (if ($most = 'unbounded') then $least - 1 else $least)) ! $pattern"/>
    <xsl:choose>
      <xsl:when test="$most = 'unbounded' and $least = 0">
        <zeroOrMore><xsl:sequence select="$pattern"/></zeroOrMore>
      </xsl:when>
      <xsl:when test="$most = 'unbounded'">
        <oneOrMore><xsl:sequence select="$pattern"/></oneOrMore>
      </xsl:when>
      <xsl:otherwise><xsl:sequence select="f:at-most($pattern, xs:integer($most) - $least)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- At most $count times: each optional one holds the next, so that the grammar stays deterministic. -->
  <xsl:function name="f:at-most" as="element()?">
    <xsl:param name="pattern" as="element()"/>
    <xsl:param name="count" as="xs:integer"/>
    <xsl:if test="$count gt 0">
      <optional><xsl:sequence select="$pattern, f:at-most($pattern, $count - 1)"/></optional>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
