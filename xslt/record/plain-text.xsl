<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- An article's plain text: the printed characters, a blank line between blocks, lines of verse on their own. -->

  <xsl:mode name="m:plain-text" on-no-match="shallow-skip" use-accumulators="#all"/>

  <xsl:template match="/" mode="m:plain-text" as="text()">
    <xsl:variable name="blocks" as="xs:string*"><xsl:apply-templates select="*/text" mode="#current"/></xsl:variable>
    <xsl:value-of select="string-join($blocks[normalize-space()], '&#10;&#10;') || '&#10;'"/>
  </xsl:template>

  <xsl:template match="p | ab | head | closer | byline | dateline | item | cell | opener | trailer" mode="m:plain-text"
      as="xs:string?">
    <xsl:sequence select="string-join((f:run-ins(.), .) ! f:plain(.))"/>
  </xsl:template>

  <xsl:template match="lg" mode="m:plain-text" as="xs:string">
    <xsl:sequence select="string-join(.//l ! f:plain(.), '&#10;')"/>
  </xsl:template>

  <!-- Already said by the paragraph that follows. -->
  <xsl:template match="(dateline | byline)[@rend = 'run-in'][following-sibling::*[not(f:is-run-in(.))][1][self::p or self::ab]]"
      mode="m:plain-text" priority="2"/>

  <xsl:template match="text() | note" mode="m:plain-text"/>
</xsl:stylesheet>
