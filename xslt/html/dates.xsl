<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    exclude-result-prefixes="#all">

  <!-- The dates that articles mention: a line of time (timeline.xsl) and the list. -->

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

  <!-- The days that one article mentions, each with the way to it among those of all articles; the same as in its record. -->
  <xsl:function name="f:dates-here" as="element()?">
    <xsl:param name="document" as="document-node()"/>
    <xsl:variable name="days" as="xs:string*" select="distinct-values($document/*/tei:text//tei:date[matches(@when, '^\d{4}')]
        [not(ancestor::tei:date[@when] or ancestor::tei:fw or ancestor::tei:note[@type = 'editorial'])]/@when)"/>
    <xsl:where-populated>
      <ul class="date" aria-label="{f:label('dates')}">
        <xsl:for-each select="sort($days)">
          <li><a href="{$f:root}dates.html#d-{.}"><xsl:value-of select="f:day(.)"/></a></li>
        </xsl:for-each>
      </ul>
    </xsl:where-populated>
  </xsl:function>

  <xsl:template name="f:date-group" as="element()+">
    <h2><time datetime="{@when}"><xsl:value-of select="f:day(@when)"/></time></h2>
    <ul>
      <xsl:for-each select="current-group()">
        <li>
          <a href="{$f:root}{f:article-path(@article)}#{@anchor}">
            <xsl:sequence select="$f:text-language"/>
            <xsl:for-each select="@form[. != '']"><mark><xsl:value-of select="."/></mark><xsl:text>　</xsl:text></xsl:for-each>
            <xsl:value-of select="@title"/>
          </a>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:template>
</xsl:stylesheet>
