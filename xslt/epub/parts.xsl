<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
    xpath-default-namespace="http://www.w3.org/1999/xhtml"
    exclude-result-prefixes="#all" expand-text="yes">

  <!-- Divides a content document that is too large for reading devices into several, between its blocks. -->

  <xsl:mode name="m:parts" on-no-match="fail" visibility="public"/>
  <xsl:mode name="m:part" on-no-match="shallow-copy"/>

  <xsl:template match="html" mode="m:parts" as="element(k:parts)">
    <xsl:variable name="html" as="element(html)" select="."/>
    <xsl:variable name="part-of" as="map(xs:string, xs:integer)" select="f:part-numbers(f:units(body/*))"/>
    <xsl:variable name="homes" as="map(xs:string, xs:integer)" select="
        map:merge(body//*[@id] ! map:entry(string(@id), f:part-of(., $part-of)), map { 'duplicates': 'use-first' })"/>
    <k:parts>
      <xsl:for-each select="1 to max($part-of?*)">
        <xsl:apply-templates select="$html" mode="m:part">
          <xsl:with-param name="part" select="." tunnel="yes"/>
          <xsl:with-param name="part-of" select="$part-of" tunnel="yes"/>
          <xsl:with-param name="homes" select="$homes" tunnel="yes"/>
        </xsl:apply-templates>
      </xsl:for-each>
    </k:parts>
  </xsl:template>

  <!-- The blocks that stay whole: those of a quarter of the size or less, and those that cannot be divided. -->
  <xsl:function name="f:units" as="element()*">
    <xsl:param name="elements" as="element()*"/>
    <xsl:sequence select="
        for $element in $elements return
          if (f:bytes($element) gt $document-size idiv 4 and $element[self::section or self::div or self::article
            or self::ul or self::ol or self::blockquote][not(text()[normalize-space()])]/*)
          then f:units($element/*) else $element"/>
  </xsl:function>

  <!-- About how many bytes an element takes: Chinese characters take three. -->
  <xsl:function name="f:bytes" as="xs:integer">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="text" as="xs:string" select="string($element)"/>
    <xsl:sequence select="
        string-length($text) + 2 * string-length(replace($text, '[&#x20;-&#x7E;]', ''))
        + 25 * count($element/descendant-or-self::*) + sum($element/descendant-or-self::*/@* ! (string-length() + 9))"/>
  </xsl:function>

  <!-- The number of the part each unit goes into: full parts in order, notes with the mark that calls them. -->
  <xsl:function name="f:part-numbers" as="map(xs:string, xs:integer)">
    <xsl:param name="units" as="element()*"/>
    <xsl:variable name="notes" as="element()*" select="$units[@role = 'doc-footnote']"/>
    <xsl:variable name="texts" as="map(xs:string, xs:integer)">
      <xsl:iterate select="$units except $notes">
        <xsl:param name="size" as="xs:integer" select="0"/>
        <xsl:param name="part" as="xs:integer" select="1"/>
        <xsl:param name="found" as="map(xs:string, xs:integer)" select="map {}"/>
        <xsl:on-completion select="$found"/>
        <xsl:variable name="needed" as="xs:integer" select="f:bytes(.)"/>
        <xsl:variable name="is-full" as="xs:boolean" select="$size gt 0 and $size + $needed gt $document-size * 0.8"/>
        <xsl:variable name="now" as="xs:integer" select="if ($is-full) then $part + 1 else $part"/>
        <xsl:next-iteration>
          <xsl:with-param name="size" select="if ($is-full) then $needed else $size + $needed"/>
          <xsl:with-param name="part" select="$now"/>
          <xsl:with-param name="found" select="map:put($found, generate-id(), $now)"/>
        </xsl:next-iteration>
      </xsl:iterate>
    </xsl:variable>
    <xsl:variable name="calls" as="map(xs:string, xs:integer)" select="
        map:merge(for $unit in $units except $notes, $call in $unit/descendant-or-self::a[@role = 'doc-noteref']
          return map:entry(substring($call/@href, 2), $texts(generate-id($unit))), map { 'duplicates': 'use-first' })"/>
    <xsl:sequence select="
        map:merge(($texts, $notes ! map:entry(generate-id(), ($calls(string(@id)), max($texts?*))[1])))"/>
  </xsl:function>

  <!-- The part an element comes to stand in: its unit's, or that of the first unit inside it. -->
  <xsl:function name="f:part-of" as="xs:integer">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="part-of" as="map(xs:string, xs:integer)"/>
    <xsl:sequence select="
        ($element/(ancestor-or-self::*, descendant::*) ! $part-of(generate-id()), 1)[1]"/>
  </xsl:function>

  <!-- Inside the body only what belongs to the part, and the elements around it. -->
  <xsl:template match="body//*" mode="m:part" as="element()?" priority="1">
    <xsl:param name="part" as="xs:integer" tunnel="yes"/>
    <xsl:param name="part-of" as="map(xs:string, xs:integer)" tunnel="yes"/>
    <xsl:variable name="own" as="xs:integer?" select="$part-of(generate-id())"/>
    <xsl:choose>
      <xsl:when test="$own = $part">
        <xsl:apply-templates select="." mode="m:whole"/>
      </xsl:when>
      <xsl:when test="empty($own) and descendant::*/$part-of(generate-id()) = $part">
        <xsl:copy>
          <xsl:sequence select="@* except (@aria-labelledby, @id[$part gt f:part-of(.., $part-of)])"/>
          <xsl:apply-templates select="@aria-labelledby" mode="#current"/>
          <xsl:apply-templates mode="#current"/>
        </xsl:copy>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="html/@data-file" mode="m:part"/>

  <!-- A label that came to stand in another part is said in words. -->
  <xsl:template match="@aria-labelledby" mode="m:part" as="attribute()">
    <xsl:param name="part" as="xs:integer" tunnel="yes"/>
    <xsl:param name="homes" as="map(xs:string, xs:integer)" tunnel="yes"/>
    <xsl:choose>
      <xsl:when test="$homes(string(.)) = $part">
        <xsl:sequence select="."/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:attribute name="aria-label" select="normalize-space((//*[@id = current()])[1])"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:mode name="m:whole" on-no-match="shallow-copy"/>

  <!-- A link to a place that came to stand in another part. -->
  <xsl:template match="a/@href[starts-with(., '#')]" mode="m:whole" as="attribute(href)">
    <xsl:param name="part" as="xs:integer" tunnel="yes"/>
    <xsl:param name="homes" as="map(xs:string, xs:integer)" tunnel="yes"/>
    <xsl:variable name="home" as="xs:integer" select="($homes(substring(., 2)), $part)[1]"/>
    <xsl:variable name="file" as="xs:string" select="root()/html/@data-file || ('.' || $home)[$home gt 1] || '.xhtml'"/>
    <xsl:attribute name="href" select="if ($home = $part) then . else $file || ."/>
  </xsl:template>
</xsl:stylesheet>
