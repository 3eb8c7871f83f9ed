<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    exclude-result-prefixes="#all">

  <!-- The dates that articles mention: a line of time, drawn as SVG, and the list. -->

  <xsl:template match="k:dates" mode="m:dates" as="element()">
    <xsl:variable name="dates" as="element(k:date)*" select="k:date[matches(@when, '^\d{4}')]"/>
    <xsl:call-template name="f:page">
      <xsl:with-param name="heading" select="f:label('dates')"/>
      <xsl:with-param name="kind" select="'dates-page'"/>
      <xsl:with-param name="content" as="node()*">
        <header class="page-head"><h1><xsl:value-of select="f:label('dates')"/></h1></header>
        <xsl:choose>
          <xsl:when test="$dates">
            <xsl:sequence select="f:timeline($dates)"/>
            <ol class="dates">
              <xsl:for-each-group select="$dates" group-by="@when">
                <li id="d-{@when}"><xsl:call-template name="f:date-group"/></li>
              </xsl:for-each-group>
            </ol>
          </xsl:when>
          <xsl:otherwise><p class="empty"><xsl:value-of select="f:label('no-dates')"/></p></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="f:date-group" as="element()+">
    <h2><time datetime="{@when}"><xsl:value-of select="f:day(@when)"/></time></h2>
    <ul>
      <xsl:for-each select="current-group()">
        <li>
          <a href="{$f:root}{f:article-path(@article)}#{@anchor}">
            <xsl:sequence select="$f:text-language"/>
            <mark><xsl:value-of select="@form"/></mark>
            <xsl:text>　</xsl:text>
            <xsl:value-of select="@title"/>
          </a>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:template>

  <!-- One dot for each date, higher the more often it is named, between the first and the last year. -->
  <xsl:function name="f:timeline" as="element()?">
    <xsl:param name="dates" as="element(k:date)+"/>
    <xsl:variable name="days" as="xs:double*" select="distinct-values($dates/@when) ! f:year-fraction(.)"/>
    <xsl:variable name="first" as="xs:double" select="floor(min($days))"/>
    <xsl:variable name="last" as="xs:double" select="max((floor(max($days)) + 1, $first + 1))"/>
    <svg xmlns="http://www.w3.org/2000/svg" class="timeline" viewBox="0 0 1000 120" role="img"
        aria-label="{f:label('timeline')}">
      <path d="M20 90H980"/>
      <xsl:for-each select="distinct-values((xs:integer($first) to xs:integer($last))[
          . mod max((1, xs:integer(ceiling(($last - $first) div 10)))) = 0 or . = (xs:integer($first), xs:integer($last))])">
        <xsl:variable name="x" as="xs:string" select="f:x(., $first, $last)"/>
        <path d="M{$x} 84v12"/>
        <text x="{$x}" y="114"><xsl:value-of select="."/></text>
      </xsl:for-each>
      <xsl:for-each-group select="$dates" group-by="string(@when)">
        <circle cx="{f:x(f:year-fraction(@when), $first, $last)}" cy="{90 - 14 * min((5, count(current-group())))}" r="6">
          <title><xsl:value-of select="f:day(@when)"/></title>
        </circle>
      </xsl:for-each-group>
    </svg>
  </xsl:function>

  <xsl:function name="f:x" as="xs:string">
    <xsl:param name="year" as="xs:numeric"/>
    <xsl:param name="first" as="xs:double"/>
    <xsl:param name="last" as="xs:double"/>
    <xsl:sequence select="string(round(20 + 960 * ($year - $first) div ($last - $first)))"/>
  </xsl:function>

  <!-- A date as a number of years, its months and days as fractions. -->
  <xsl:function name="f:year-fraction" as="xs:double">
    <xsl:param name="when" as="xs:string"/>
    <xsl:variable name="parts" as="xs:double*" select="tokenize(substring($when, 1, 10), '-') ! number(.)"/>
    <xsl:sequence select="$parts[1] + (($parts[2], 1)[1] - 1) div 12 + (($parts[3], 1)[1] - 1) div 366"/>
  </xsl:function>
</xsl:stylesheet>
