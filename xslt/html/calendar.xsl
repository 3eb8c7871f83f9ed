<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function"
    xmlns:m="urn:kanben:mode" exclude-result-prefixes="#all">

  <!-- The calendar of issues: the months of a year, each day that has an issue a link to its first page. -->

  <xsl:template match="/k:calendar" mode="m:calendar" as="element()">
    <xsl:call-template name="f:page">
      <xsl:with-param name="heading" select="f:day(@year) || ' · ' || f:label('calendar')"/>
      <xsl:with-param name="kind" select="'calendar-page'"/>
      <xsl:with-param name="content" as="node()*">
        <header class="page-head">
          <p class="folio"><a href="{$f:root}index.html"><xsl:value-of select="f:label('issues')"/></a></p>
          <h1><xsl:value-of select="f:day(@year)"/></h1>
        </header>
        <xsl:call-template name="f:years"/>
        <div class="months"><xsl:apply-templates select="k:month" mode="#current"/></div>
        <xsl:call-template name="f:neighbours"><xsl:with-param name="label" select="f:label('neighbours')"/></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="f:years" as="element()?">
    <xsl:if test="count(k:part) gt 1">
      <nav class="parts" aria-label="{f:label('years')}">
        <ul>
          <xsl:for-each select="k:part">
            <li>
              <a href="{$f:root}{@path}">
                <xsl:if test="@key = ../@year"><xsl:attribute name="aria-current" select="'page'"/></xsl:if>
                <xsl:value-of select="@key"/>
              </a>
              <xsl:text> </xsl:text>
              <small><xsl:value-of select="f:count-label('issue-count', @n)"/></small>
            </li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
  </xsl:template>

  <xsl:template match="k:month" mode="m:calendar" as="element()">
    <table class="month">
      <caption><xsl:value-of select="f:day(@key)"/></caption>
      <thead>
        <tr>
          <xsl:for-each select="1 to 7">
            <th scope="col"><abbr title="{f:label('weekday-' || .)}"><xsl:value-of select="f:label('weekday-' || . || '-short')"/></abbr></th>
          </xsl:for-each>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="k:week"><tr><xsl:apply-templates select="k:day" mode="#current"/></tr></xsl:for-each>
      </tbody>
    </table>
  </xsl:template>

  <xsl:template match="k:day" mode="m:calendar" as="element()">
    <td><xsl:value-of select="@n"/></td>
  </xsl:template>

  <xsl:template match="k:day[@page]" mode="m:calendar" as="element()">
    <td>
      <a href="{$f:root}pages/{encode-for-uri(@page)}.html" title="{f:count-label('article-count', @articles)}">
        <time datetime="{@when}"><xsl:value-of select="@n"/></time>
      </a>
    </td>
  </xsl:template>
</xsl:stylesheet>
