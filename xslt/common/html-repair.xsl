<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.w3.org/1999/xhtml"
    exclude-result-prefixes="#all">

  <!-- TEI lets lists, tables and figures stand inside paragraphs, phrases and headings, links inside links, and points
       to what a page does not show; XHTML does not.  Whatever the templates made of such a document is put right here,
       without losing a character, so that every TEI document makes a valid book.  HTML, content models -->

  <!-- Elements that hold phrases only, and elements that may not stand among phrases. -->
  <xsl:variable name="f:phrasing" static="yes" as="map(xs:string, xs:boolean)" select="
      map:merge(('p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'span', 'em', 'strong', 'b', 'i', 'sup', 'sub', 'cite', 'data',
      'time', 'mark', 'rt', 'ruby', 'small') ! map:entry(., true()))"/>
  <xsl:variable name="f:blocks" static="yes" as="map(xs:string, xs:boolean)" select="
      map:merge(('p', 'div', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'caption', 'tr', 'td', 'th', 'figure',
      'figcaption', 'aside', 'blockquote', 'section', 'header', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr')
      ! map:entry(., true()))"/>

  <!-- Content as it is where it is sound, else mended. -->
  <xsl:template name="m:mended" as="node()*">
    <xsl:param name="content" as="node()*"/>
    <xsl:choose>
      <xsl:when test="f:is-sound($content)">
        <xsl:sequence select="$content"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="$content" mode="m:mended">
          <xsl:with-param name="first" as="map(xs:string, xs:string)" tunnel="yes" select="
              map:merge($content/descendant-or-self::*/@id ! map:entry(string(.), generate-id(..)),
                map { 'duplicates': 'use-first' })"/>
        </xsl:apply-templates>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Whether no identifier stands twice, every link inside leads to one, and all content is where it may be. -->
  <xsl:function name="f:is-sound" as="xs:boolean">
    <xsl:param name="content" as="node()*"/>
    <xsl:variable name="elements" as="element()*" select="$content/descendant-or-self::*"/>
    <xsl:variable name="ids" as="xs:string*" select="$elements/@id ! string()"/>
    <xsl:variable name="links" as="xs:string*" select="$elements/self::a/@href[starts-with(., '#')] ! substring(., 2)"/>
    <xsl:sequence select="
        count(distinct-values(($ids, $links))) = count($ids)
        and count(distinct-values($ids)) = count($ids)
        and empty($elements[*][map:contains($f:phrasing, local-name())]/*[map:contains($f:blocks, local-name())])
        and empty($elements/self::a[*][.//a or .//*[map:contains($f:blocks, local-name())]])
        and empty($elements/self::time[@datetime][not(f:is-datetime(@datetime))])"/>
  </xsl:function>

  <xsl:mode name="m:mended" on-no-match="shallow-copy"/>

  <!-- An element that holds phrases only: where blocks may stand, a paragraph or phrase with a block in it becomes a
       block; anything else makes phrases of its blocks. -->
  <xsl:template match="*[map:contains($f:phrasing, local-name())]" mode="m:mended" as="element()">
    <xsl:param name="among-phrases" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:variable name="is-block" as="xs:boolean" select="
        not($among-phrases) and (self::p or self::span) and .//*[map:contains($f:blocks, local-name())]"/>
    <xsl:element name="{if ($is-block) then 'div'
        else if ($among-phrases and map:contains($f:blocks, local-name())) then 'span'
        else if (self::time[@datetime][not(f:is-datetime(@datetime))]) then 'span' else local-name()}">
      <xsl:apply-templates select="@*" mode="#current"/>
      <xsl:if test="self::p and ($is-block or $among-phrases) and not(@class)">
        <xsl:attribute name="class" select="'p'"/>
      </xsl:if>
      <xsl:apply-templates mode="#current">
        <xsl:with-param name="among-phrases" select="not($is-block)" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:element>
  </xsl:template>

  <!-- A block among phrases becomes a phrase of that name. -->
  <xsl:template match="*[map:contains($f:blocks, local-name())][not(map:contains($f:phrasing, local-name()))]" mode="m:mended" as="element()">
    <xsl:param name="among-phrases" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:choose>
      <xsl:when test="$among-phrases">
        <span class="{string-join((local-name(), @class), ' ')}">
          <xsl:apply-templates select="@id | @lang | @xml:lang, node()" mode="#current"/>
        </span>
      </xsl:when>
      <xsl:otherwise>
        <xsl:next-match/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- No link holds another or leads to an anchor that is not there; one that would is no link, but keeps its words. The
       list of names (#name-…) stands below the text. -->
  <xsl:template match="a" mode="m:mended" as="element()">
    <xsl:param name="first" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:param name="among-phrases" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:variable name="is-dead" as="xs:boolean"
        select="starts-with(@href, '#') and not(starts-with(@href, '#name-')) and not(map:contains($first, substring(@href, 2)))"/>
    <xsl:choose>
      <xsl:when test="$is-dead or .//a or .//*[map:contains($f:blocks, local-name())]">
        <xsl:element name="{if (.//*[map:contains($f:blocks, local-name())] and not($among-phrases)) then 'div' else 'span'}">
          <xsl:apply-templates select="@id | @class | @lang | @xml:lang, node()" mode="#current"/>
        </xsl:element>
      </xsl:when>
      <xsl:otherwise>
        <xsl:next-match/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The first element of an id keeps it. -->
  <xsl:template match="@id" mode="m:mended" as="attribute(id)?">
    <xsl:param name="first" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:sequence select=".[$first(string(.)) = generate-id(..)]"/>
  </xsl:template>

  <xsl:template match="time/@datetime[not(f:is-datetime(.))]" mode="m:mended"/>

  <!-- Whether a date or time has a form that HTML knows. -->
  <xsl:function name="f:is-datetime" as="xs:boolean">
    <xsl:param name="value" as="xs:string"/>
    <xsl:sequence select="
        $value castable as xs:date and matches($value, '^\d{4}-\d\d-\d\d$') or matches($value, '^\d{4}(-(0[1-9]|1[0-2]))?$')
        and not(starts-with($value, '0000')) or matches($value, '^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$')
        or $value castable as xs:dateTime and matches($value, '^\d{4}-\d\d-\d\dT[\d:]+(Z|[+-]\d\d:\d\d)?$')"/>
  </xsl:function>
</xsl:stylesheet>
