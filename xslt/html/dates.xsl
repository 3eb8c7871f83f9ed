<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    exclude-result-prefixes="#all">

  <!-- The dates that articles mention: a line of time (timeline.xsl) and the list.  Where they are too many for a page,
       the first has the line and leads to the others (k:part), each of which has the dates of a year, month or day (@key). -->

  <xsl:template match="k:dates" mode="m:dates" as="element()">
    <xsl:call-template name="f:page">
      <xsl:with-param name="heading" select="if (@key) then f:day(@key) else f:label('dates')"/>
      <xsl:with-param name="kind" select="'dates-page'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="k:dates" mode="m:main" as="element()+">
    <header class="page-head">
      <xsl:if test="@key">
        <p class="folio"><a href="{$f:root}dates.html"><xsl:value-of select="f:label('dates')"/></a></p>
      </xsl:if>
      <h1><xsl:value-of select="if (@key) then f:day(@key) else f:label('dates')"/></h1>
    </header>
    <xsl:where-populated>
      <xsl:sequence select="k:day[1] ! f:timeline(../k:day)"/>
    </xsl:where-populated>
    <xsl:call-template name="f:date-parts"/>
    <xsl:where-populated>
      <ol class="dates">
        <xsl:for-each-group select="reverse(k:date)" group-adjacent="string(@when)">
          <li id="d-{@when}"><xsl:call-template name="f:date-group"/></li>
        </xsl:for-each-group>
      </ol>
    </xsl:where-populated>
    <xsl:if test="empty((k:day, k:date))"><p class="empty"><xsl:value-of select="f:label('no-dates')"/></p></xsl:if>
    <xsl:call-template name="f:neighbours"><xsl:with-param name="label" select="f:label('neighbours')"/></xsl:call-template>
  </xsl:template>

  <!-- The pages that the dates fill. -->
  <xsl:template name="f:date-parts" as="element()?">
    <xsl:if test="k:part">
      <nav class="parts" aria-label="{f:label('dates')}">
        <ul>
          <xsl:for-each select="reverse(k:part)">
            <li>
              <a href="{$f:root}{@path}">
                <xsl:value-of select="f:day(@key)"/>
                <xsl:text> </xsl:text>
                <small><xsl:value-of select="@n"/></small>
              </a>
            </li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- The days that the article mentions, each with the way to it among those of all articles. -->
  <xsl:template name="f:days" as="element()?">
    <xsl:where-populated>
      <ul class="date" aria-label="{f:label('dates')}">
        <xsl:for-each select="k:day">
          <li><a href="{$f:root}{@path}#d-{@when}"><xsl:value-of select="f:day(@when)"/></a></li>
        </xsl:for-each>
      </ul>
    </xsl:where-populated>
  </xsl:template>

  <xsl:template name="f:date-group" as="element()+">
    <h2><time datetime="{current-grouping-key()}"><xsl:value-of select="f:day(current-grouping-key())"/></time></h2>
    <ul>
      <xsl:for-each select="reverse(current-group())">
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
