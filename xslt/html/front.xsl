<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    exclude-result-prefixes="#all">

  <!-- The front page: issues and pages, headlines by weight. -->

  <xsl:template match="k:edition" mode="m:front" as="element()">
    <xsl:call-template name="f:page">
      <xsl:with-param name="heading" select="$title"/>
      <xsl:with-param name="kind" select="'front-page'"/>
      <xsl:with-param name="content" as="node()*">
        <header class="nameplate">
          <h1><xsl:sequence select="$f:text-language"/><xsl:value-of select="@title"/></h1>
          <xsl:for-each select="tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:title[@type = 'sub']">
            <p class="sub"><xsl:sequence select="$f:text-language"/><xsl:value-of select="f:plain(.)"/></p>
          </xsl:for-each>
          <p class="ears">
            <xsl:where-populated><span><xsl:sequence select="f:published(k:issue)"/></span></xsl:where-populated>
            <span>
              <xsl:value-of select="
                  if (count(k:issue) gt 1) then f:count-label('issue-count', count(k:issue)) else f:label('edition')"/>
              <xsl:if test="@calendar">
                <xsl:text> · </xsl:text>
                <a href="{$f:root}{@calendar}"><xsl:value-of select="f:label('calendar')"/></a>
              </xsl:if>
            </span>
            <span><xsl:value-of select="f:count-label('article-count', @articles)"/></span>
          </p>
        </header>
        <xsl:variable name="with-headlines" as="element(k:issue)*" select="
            if (xs:integer(@articles) le $f:most-headlines) then k:issue else k:issue[k:page/k:article][1]"/>
        <xsl:apply-templates select="$with-headlines" mode="m:headlines"/>
        <xsl:call-template name="f:issue-parts"/>
        <xsl:where-populated>
          <div class="issues">
            <xsl:apply-templates select="k:issue except $with-headlines" mode="m:issues">
              <xsl:with-param name="named" tunnel="yes" select="if (xs:integer(@articles) le $f:most-named) then 3 else 1"/>
            </xsl:apply-templates>
          </div>
        </xsl:where-populated>
        <xsl:if test="not($alone)"><xsl:call-template name="f:indices"/></xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="/" mode="m:front m:issue-list m:about m:missing m:search m:index m:entry m:dates m:map m:calendar m:printed-page" as="element()">
    <xsl:apply-templates select="*" mode="#current"/>
  </xsl:template>

  <!-- A front page shows this many headlines; of a larger edition those of the first issue, and of the others each
       page with its first articles' names (issues.xsl), only one of them where there are more than this; of a very large
       one it leads to pages that list the issues of a year (k:part). -->
  <xsl:variable name="f:most-headlines" static="yes" as="xs:integer" select="60"/>
  <xsl:variable name="f:most-named" static="yes" as="xs:integer" select="600"/>

  <xsl:mode name="m:headlines" on-no-match="shallow-skip"/>

  <xsl:template match="k:issue" mode="m:headlines" as="element()">
    <div class="issue" id="{@id}">
      <xsl:apply-templates select="k:page" mode="#current"/>
    </div>
  </xsl:template>

  <!-- With several issues, each has its date above its articles. -->
  <xsl:template match="k:issue[count(../k:issue) gt 1]" mode="m:headlines" as="element()">
    <section class="issue" id="{@id}">
      <h2 class="issue"><xsl:sequence select="f:issue-name(.)"/></h2>
      <xsl:apply-templates select="k:page" mode="#current"/>
    </section>
  </xsl:template>

  <xsl:template match="k:page[k:article]" mode="m:headlines" as="element()">
    <div class="headlines-grid">
      <xsl:variable name="lead" as="xs:string?" select="f:lead(.)"/>
      <xsl:apply-templates select="k:article[@id = $lead], k:article[not(@id = $lead)]" mode="#current"/>
      <xsl:if test="not($alone)">
        <p class="whole">
          <a href="{$f:root}pages/{encode-for-uri(@id)}.html">
            <xsl:value-of select="if (@n) then f:filled('page-n', @n) || ' · ' || f:label('whole-page') else f:label('whole-page')"/>
          </a>
        </p>
      </xsl:if>
    </div>
  </xsl:template>

  <xsl:template match="k:article" mode="m:headlines" as="element()">
    <article class="{string-join(('teaser', @kind, 'untitled'[current()/@untitled], 'first'[current()/@id = f:lead(current()/..)]), ' ')}">
      <xsl:if test="@language ne $language"><xsl:attribute name="lang" select="@language"/></xsl:if>
      <xsl:for-each select="k:kicker"><p class="kicker"><xsl:value-of select="."/></p></xsl:for-each>
      <xsl:element name="h{if (count(../../../k:issue) gt 1) then 3 else 2}">
        <xsl:if test="@kind = 'picture'"><span class="kind" lang="{$language}"><xsl:value-of select="f:label('picture')"/></span></xsl:if>
        <a href="{$f:root}{f:article-path(@id)}">
          <xsl:choose>
            <xsl:when test="@untitled and k:summary != ''"><xsl:value-of select="k:summary"/></xsl:when>
            <xsl:when test="k:line"><xsl:for-each select="k:line"><span class="line"><xsl:value-of select="."/></span></xsl:for-each></xsl:when>
            <xsl:otherwise><xsl:value-of select="k:title"/></xsl:otherwise>
          </xsl:choose>
        </a>
      </xsl:element>
      <xsl:for-each select="k:subhead"><p class="sub"><xsl:value-of select="."/></p></xsl:for-each>
      <xsl:if test="not(@untitled)"><p class="summary"><xsl:value-of select="k:summary"/></p></xsl:if>
      <xsl:where-populated>
        <p class="byline"><xsl:value-of select="string-join(k:byline, '　')"/></p>
      </xsl:where-populated>
      <xsl:if test="@id = f:lead(..) and k:section">
        <ul class="sections">
          <xsl:for-each select="k:section">
            <li><a href="{$f:root}{f:article-path(../@id)}#{@anchor}"><xsl:value-of select="."/></a></li>
          </xsl:for-each>
        </ul>
      </xsl:if>
    </article>
  </xsl:template>

  <!-- The article that leads its page: the longest of the first two, of those that have a headline if one has. -->
  <xsl:function name="f:lead" as="xs:string?">
    <xsl:param name="page" as="element(k:page)"/>
    <xsl:variable name="first" as="element(k:article)*" select="$page/k:article[position() le 2]"/>
    <xsl:sequence select="
        sort(($first[not(@untitled)], $first[@untitled][not($first[not(@untitled)])]), (),
          function($article) { -xs:integer($article/@characters) })[1]/string(@id)"/>
  </xsl:function>

  <!-- The books that may be taken home, in MB. -->
  <xsl:function name="f:books" as="element()*">
    <xsl:param name="edition" as="element(k:edition)"/>
    <xsl:for-each select="$edition/k:book">
      <li>
        <a href="{$f:site}{string-join(tokenize(@path, '/') ! encode-for-uri(.), '/')}" download="">
          <b>EPUB</b>
          <xsl:text> </xsl:text>
          <xsl:value-of select="if (count(../k:book) eq 1) then f:label('book') else replace(@path, '^books/|\.epub$', '')"/>
          <xsl:text> </xsl:text>
          <small><xsl:value-of select="@size || ' MB'"/></small>
        </a>
      </li>
    </xsl:for-each>
  </xsl:function>

  <!-- The ways in: how many people, places, organisations and sources there are to meet. -->
  <xsl:template name="f:indices" as="element()">
    <nav class="ways" aria-label="{f:label('indices')}">
      <ul>
        <xsl:sequence select="f:books(.)"/>
        <xsl:for-each select="k:count">
          <li>
            <a href="{$f:root}{@index}.html"><b><xsl:value-of select="@n"/></b><xsl:text> </xsl:text><xsl:value-of select="f:label(@index)"/></a>
          </li>
        </xsl:for-each>
      </ul>
    </nav>
  </xsl:template>
</xsl:stylesheet>
