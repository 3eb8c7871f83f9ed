<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    exclude-result-prefixes="#all">

  <!-- TEI's default text structure: divisions, heads, lines that open and close.  TEI P5, DS -->

  <xsl:template match="TEI" mode="m:text" as="element()*">
    <xsl:apply-templates select="text" mode="#current"/>
  </xsl:template>

  <xsl:template match="text | front | body | back | group" mode="m:text" as="element()*">
    <xsl:apply-templates select="*" mode="#current"/>
  </xsl:template>

  <!-- The article itself: its headlines, then all the rest. -->
  <xsl:template match="div[@type = 'article']" mode="m:text" as="element()*">
    <xsl:apply-templates select="." mode="m:header"/>
    <xsl:apply-templates select="* except f:headlines(.)" mode="#current"/>
  </xsl:template>

  <!-- The lines above an article's text: kicker, headline, subhead. -->
  <xsl:function name="f:headlines" as="element(head)*">
    <xsl:param name="article" as="element(div)"/>
    <xsl:sequence select="$article/head[not(preceding-sibling::*[not(self::head or self::pb or self::cb or self::fw)])]"/>
  </xsl:function>

  <xsl:mode name="m:header" on-no-match="shallow-skip" use-accumulators="#all"/>

  <!-- Headlines; the anchor h belongs to the header, which every article has, with or without a headline. -->
  <xsl:template match="div[@type = 'article']" mode="m:header" as="element()">
    <header class="headlines" id="h">
      <xsl:apply-templates select="f:headlines(.)" mode="m:header"/>
    </header>
  </xsl:template>

  <xsl:template match="head[@type = 'main']" mode="m:header" as="element()">
    <h1 class="main"><xsl:apply-templates mode="m:text"/></h1>
  </xsl:template>

  <xsl:template match="head" mode="m:header" as="element()">
    <p class="{(@type, 'main')[1]}"><xsl:apply-templates mode="m:text"/></p>
  </xsl:template>

  <!-- Without a typed headline the first untyped one is it. -->
  <xsl:template match="head[not(@type)][not(../head/@type = 'main')][not(preceding-sibling::head)]" mode="m:header"
      as="element()">
    <h1 class="main"><xsl:apply-templates mode="m:text"/></h1>
  </xsl:template>

  <xsl:template match="div[not(@type = 'article')] | div1 | div2 | div3 | div4 | div5 | div6 | div7 | argument | epigraph
      | opener | postscript | titlePage | sp" mode="m:text" as="element()">
    <xsl:element name="{if (head) then 'section' else 'div'}">
      <xsl:attribute name="class" select="(@type, local-name())[1] ! replace(., '[^\p{L}\p{N}-]', '-')"/>
      <xsl:sequence select="f:id(.), f:language(.)"/>
      <xsl:apply-templates select="*" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="head" mode="m:text" as="element()">
    <xsl:element name="{if (f:in-phrase(.)) then 'span' else 'h' || f:level(.)}">
      <xsl:attribute name="class" select="(@type, 'head')[1]"/>
      <xsl:sequence select="f:language(.)"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- A head's level: the article's own is 1, each division with a head is one deeper. -->
  <xsl:function name="f:level" as="xs:integer">
    <xsl:param name="head" as="element(head)"/>
    <xsl:variable name="around" as="xs:integer" select="
        count($head/ancestor::*[self::div or starts-with(local-name(), 'div') or self::body][head]
          [not(@type = 'article')])"/>
    <xsl:sequence select="min((6, 1 + max((1, $around))))"/>
  </xsl:function>

  <!-- Set at the beginning of the paragraph that follows (core.xsl). -->
  <xsl:template match="(dateline | byline)[@rend = 'run-in'][following-sibling::*[not(f:is-run-in(.))][1][self::p or self::ab]]"
      mode="m:text" priority="2"/>

  <xsl:mode name="m:run-in" on-no-match="fail" use-accumulators="#all"/>

  <xsl:template match="dateline | byline" mode="m:run-in" as="element()">
    <span class="{local-name()}"><xsl:apply-templates mode="m:text"/></span>
  </xsl:template>

  <xsl:template match="byline | dateline | closer | trailer | speaker | stage | docAuthor | docDate | docImprint | docTitle | titlePart"
      mode="m:text" as="element()">
    <xsl:element name="{if (f:in-phrase(.)) then 'span' else 'p'}">
      <xsl:attribute name="class" select="local-name()"/>
      <xsl:sequence select="f:id(.), f:language(.)"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="floatingText" mode="m:text" as="element()">
    <xsl:element name="{if (f:in-phrase(.)) then 'div' else 'aside'}">
      <xsl:attribute name="class" select="'floating'"/>
      <xsl:sequence select="f:id(.), f:language(.)"/>
      <xsl:apply-templates select="*" mode="#current"/>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
