<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function"
    xmlns:m="urn:kanben:mode" exclude-result-prefixes="#all">

  <!-- Issues: what they are called and when they came out; those that stand on the front page as a list. -->

  <!-- What an issue is called, in the edition's language, and its date in the reader's. -->
  <xsl:function name="f:issue-line" as="node()*">
    <xsl:param name="issue" as="element(k:issue)"/>
    <xsl:variable name="day" as="xs:string?" select="f:issue-day($issue)"/>
    <xsl:for-each select="$issue/@date[. != '']">
      <span><xsl:sequence select="$f:text-language"/><xsl:value-of select="."/></span>
      <xsl:if test="$day"> · </xsl:if>
    </xsl:for-each>
    <xsl:value-of select="$day"/>
  </xsl:function>

  <!-- The same, for one of which nothing is known its identifier. -->
  <xsl:function name="f:issue-name" as="node()*">
    <xsl:param name="issue" as="element(k:issue)"/>
    <xsl:sequence select="f:issue-line($issue)"/>
    <xsl:if test="empty(f:issue-date($issue))"><xsl:value-of select="$issue/@id"/></xsl:if>
  </xsl:function>

  <!-- When issues came out: what the one is called, else the first and the last day that is known. -->
  <xsl:function name="f:published" as="node()*">
    <xsl:param name="issues" as="element(k:issue)*"/>
    <xsl:variable name="first" as="xs:string*" select="sort($issues/(@when, @not-before)[. != ''] ! string(.))"/>
    <xsl:variable name="last" as="xs:string*" select="sort($issues/(@when, @not-after)[. != ''] ! string(.))"/>
    <xsl:choose>
      <xsl:when test="count($issues) eq 1"><xsl:sequence select="f:issue-line($issues)"/></xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="distinct-values(($first[1], $last[last()])) ! f:day(.)" separator="–"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- The pages that list the issues of an edition too large for its front page. -->
  <xsl:template name="f:issue-parts" as="element()?">
    <xsl:if test="k:part">
      <nav class="parts issue-parts" aria-label="{f:label('issues')}">
        <h2><xsl:value-of select="f:label('issues')"/></h2>
        <ul>
          <xsl:for-each select="k:part">
            <li>
              <a href="{$f:root}{@path}"><xsl:value-of select="f:time-of(@key)"/></a>
              <xsl:text> </xsl:text>
              <small><xsl:value-of select="f:count-label('page-count', @n)"/></small>
            </li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- The time that such a page is of. -->
  <xsl:function name="f:time-of" as="xs:string">
    <xsl:param name="key" as="xs:string?"/>
    <xsl:sequence select="if ($key != '') then f:day($key) else f:label('undated')"/>
  </xsl:function>

  <xsl:template match="k:issues" mode="m:issue-list" as="element()">
    <xsl:call-template name="f:page">
      <xsl:with-param name="heading" select="f:time-of(@key)"/>
      <xsl:with-param name="kind" select="'issues-page'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="k:issues" mode="m:main" as="element()+">
    <header class="page-head">
      <p class="folio"><a href="{$f:root}index.html"><xsl:value-of select="f:label('issues')"/></a></p>
      <h1><xsl:value-of select="f:time-of(@key)"/></h1>
    </header>
    <div class="issues">
      <xsl:apply-templates select="k:issue" mode="m:issues"><xsl:with-param name="named" tunnel="yes" select="1"/></xsl:apply-templates>
    </div>
    <xsl:call-template name="f:neighbours"><xsl:with-param name="label" select="f:label('neighbours')"/></xsl:call-template>
  </xsl:template>

  <!-- A page before or after, of those among which issues or dates are divided. -->
  <xsl:template match="(k:issues | k:dates | k:calendar)/(k:previous | k:next)" mode="m:neighbours" as="element()">
    <xsl:call-template name="f:neighbour">
      <xsl:with-param name="path" select="@path"/>
      <xsl:with-param name="label" select="f:label('time-' || local-name())"/>
      <xsl:with-param name="name" as="node()*"><xsl:value-of select="f:time-of(@key)"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:mode name="m:issues" on-no-match="shallow-skip"/>

  <xsl:template match="k:issue[k:page/k:article]" mode="m:issues" as="element()">
    <section>
      <h2><xsl:sequence select="f:issue-name(.)"/></h2>
      <xsl:apply-templates select="k:page[k:article]" mode="#current"/>
    </section>
  </xsl:template>

  <xsl:template match="k:page" mode="m:issues" as="element()+">
    <xsl:param name="named" as="xs:integer" tunnel="yes"/>
    <ul>
      <xsl:for-each select="k:article[position() le $named]">
        <li>
          <a href="{$f:root}{f:article-path(@id)}">
            <xsl:if test="@language ne $language"><xsl:attribute name="lang" select="@language"/></xsl:if>
            <xsl:value-of select="k:title"/>
          </a>
        </li>
      </xsl:for-each>
    </ul>
    <p class="whole">
      <a href="{$f:root}pages/{encode-for-uri(@id)}.html">
        <xsl:value-of select="if (@n) then f:filled('page-n', @n) || ' · ' || f:label('whole-page') else f:label('whole-page')"/>
      </a>
      <xsl:text> </xsl:text>
      <span class="count"><xsl:value-of select="f:count-label('article-count', @articles)"/></span>
    </p>
  </xsl:template>
</xsl:stylesheet>
