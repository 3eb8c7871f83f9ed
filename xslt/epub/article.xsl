<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all" expand-text="yes">

  <!-- An article as a content document. -->

  <xsl:mode name="m:page" on-no-match="fail" use-accumulators="#all" visibility="public"/>

  <xsl:template match="TEI" mode="m:page" as="element()">
    <xsl:variable name="document" as="document-node()" select="/"/>
    <xsl:call-template name="m:document">
      <xsl:with-param name="title" select="f:title($document)"/>
      <xsl:with-param name="language" select="(@xml:lang/string(), $language)[1]"/>
      <xsl:with-param name="class" select="'article ' || f:kind($document)"/>
      <xsl:with-param name="type" select="'bodymatter'"/>
      <xsl:with-param name="content" as="element()">
        <section epub:type="chapter" role="doc-chapter" class="article">
          <xsl:attribute name="{if (f:headed($document)) then 'aria-labelledby' else 'aria-label'}"
              select="if (f:headed($document)) then 'h' else f:title($document)"/>
          <xsl:apply-templates select="." mode="m:text"/>
          <xsl:apply-templates select="text" mode="m:notes"/>
        </section>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Whether an article has a printed headline. -->
  <xsl:function name="f:headed" as="xs:boolean">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="exists($document//div[@type = 'article']/head)"/>
  </xsl:function>

  <!-- A kicker is part of the heading: reading systems that break pages before headings would part it from its
       headline. -->
  <xsl:template match="head[f:opens(.)]" mode="m:header" as="element()" priority="2">
    <h1 class="main">
      <xsl:for-each select="preceding-sibling::head">
        <span class="{(@type, 'main')[1]}"><xsl:apply-templates mode="m:text"/></span>
      </xsl:for-each>
      <xsl:apply-templates mode="m:text"/>
    </h1>
  </xsl:template>

  <xsl:template match="head[following-sibling::head[f:opens(.)]]" mode="m:header" priority="3"/>

  <!-- Whether a head is the headline of its article: the first that is typed so. -->
  <xsl:function name="f:opens" as="xs:boolean">
    <xsl:param name="head" as="element(head)"/>
    <xsl:sequence select="
        $head/@type = 'main' and exists($head/parent::div[@type = 'article'])
        and empty($head/preceding-sibling::head[@type = 'main'])"/>
  </xsl:function>

  <!-- A printed page begins.  Articles that stand further down the same page do not announce it again. -->
  <xsl:template match="pb" mode="m:text" as="element()?">
    <xsl:variable name="number" as="xs:integer" select="accumulator-before('f:page-breaks')"/>
    <xsl:variable name="opened" as="xs:string?" select="$context/*/@page-label[$number = 1]"/>
    <xsl:variable name="label" as="xs:string?" select="(@n, $opened)[1]"/>
    <xsl:if test="$number gt 1 or exists($opened)">
      <xsl:element name="{if (f:is-block(.)) then 'div' else 'span'}">
        <xsl:attribute name="id" select="f:break-id($number)"/>
        <xsl:attribute name="class" select="'pb'"/>
        <xsl:attribute name="role" select="'doc-pagebreak'"/>
        <xsl:attribute name="epub:type" select="'pagebreak'"/>
        <xsl:where-populated>
          <xsl:attribute name="title" select="$label"/>
        </xsl:where-populated>
        <xsl:attribute name="aria-label" select="
            if (exists($label)) then f:filled('page-n', $label) else f:label('page-break')"/>
      </xsl:element>
    </xsl:if>
  </xsl:template>

  <xsl:accumulator name="f:page-breaks" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="text//pb" select="$value + 1"/>
  </xsl:accumulator>

  <!-- Marks that reading systems open as pop-ups, and the notes they open.  EPUB SSV 1.1, notes -->
  <xsl:template match="note" mode="m:text" as="element()">
    <xsl:variable name="mark" as="element()"><xsl:next-match/></xsl:variable>
    <xsl:sequence select="f:typed($mark, 'noteref')"/>
  </xsl:template>

  <xsl:template match="note" mode="m:notes" as="element()+">
    <xsl:variable name="notes" as="element()+"><xsl:next-match/></xsl:variable>
    <xsl:sequence select="f:typed($notes[1], 'footnote'), tail($notes)"/>
  </xsl:template>

  <!-- An element with the type by which reading systems know it. -->
  <xsl:function name="f:typed" as="element()">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="type" as="xs:string"/>
    <xsl:copy select="$element">
      <xsl:sequence select="@*"/>
      <xsl:attribute name="epub:type" select="$type"/>
      <xsl:sequence select="node()"/>
    </xsl:copy>
  </xsl:function>
</xsl:stylesheet>
