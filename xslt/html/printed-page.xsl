<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    exclude-result-prefixes="#all">

  <!-- A page as it was printed: its articles in column order, side by side where there is room. -->

  <xsl:template match="k:page" mode="m:printed-page" as="element()">
    <xsl:variable name="heading" as="xs:string" select="
        string-join((k:issue ! f:issue-date(.), if (@n) then f:filled('page-n', @n) else f:label('page')), ' · ')"/>
    <xsl:call-template name="f:page">
      <xsl:with-param name="heading" select="$heading"/>
      <xsl:with-param name="kind" select="'printed-page'"/>
      <xsl:with-param name="content" as="node()*">
        <header class="page-head">
          <h1><xsl:value-of select="$heading"/></h1>
          <xsl:call-template name="f:issues-beside"/>
        </header>
        <div class="columns"><xsl:apply-templates select="tei:TEI" mode="#current"/></div>
        <xsl:call-template name="f:neighbours"><xsl:with-param name="label" select="f:label('printed-pages')"/></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The issues before and after, and the calendar of all. -->
  <xsl:template name="f:issues-beside" as="element()?">
    <xsl:if test="k:previous-issue | k:next-issue">
      <nav class="issues-beside" aria-label="{f:label('issues')}">
        <ul>
          <xsl:for-each select="k:previous-issue, k:calendar, k:next-issue">
            <li>
              <xsl:choose>
                <xsl:when test="self::k:calendar"><a href="{$f:root}{@path}"><xsl:value-of select="f:label('calendar')"/></a></xsl:when>
                <xsl:otherwise>
                  <a href="{$f:root}pages/{encode-for-uri(@page)}.html" rel="{if (self::k:next-issue) then 'next' else 'prev'}">
                    <span class="label"><xsl:value-of select="f:label(local-name())"/></span>
                    <xsl:text> </xsl:text>
                    <xsl:sequence select="f:issue-name(k:issue)"/>
                  </a>
                </xsl:otherwise>
              </xsl:choose>
            </li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
  </xsl:template>

  <xsl:template match="k:page/(k:previous | k:next)" mode="m:neighbours" as="element()">
    <xsl:call-template name="f:neighbour">
      <xsl:with-param name="path" select="'pages/' || encode-for-uri(@id) || '.html'"/>
      <xsl:with-param name="label" select="f:label(local-name() || '-page')"/>
      <xsl:with-param name="name" as="node()*">
        <xsl:sequence select="f:issue-name(k:issue)"/>
        <xsl:if test="@n"><xsl:value-of select="' · ' || f:filled('page-n', @n)"/></xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="tei:TEI" mode="m:printed-page" as="element()">
    <xsl:variable name="text" as="node()*">
      <xsl:call-template name="m:mended">
        <xsl:with-param name="content" as="node()*"><xsl:apply-templates select="tei:text" mode="m:text"/></xsl:with-param>
      </xsl:call-template>
    </xsl:variable>
    <article class="article {f:kind(.)}">
      <xsl:if test="@xml:lang ne $language"><xsl:attribute name="lang" select="@xml:lang"/></xsl:if>
      <xsl:apply-templates select="$text" mode="m:on-page">
        <xsl:with-param name="href" tunnel="yes" select="$f:root || f:article-path(@xml:id)"/>
      </xsl:apply-templates>
    </article>
  </xsl:template>

  <!-- Several articles on one page: their anchors would clash, so links inside an article lead to its own page. -->
  <xsl:mode name="m:on-page" on-no-match="shallow-copy"/>

  <xsl:template match="@id" mode="m:on-page"/>
  <xsl:template match="*:a[@class = 'permalink']" mode="m:on-page"/>

  <xsl:template match="@href[starts-with(., '#')]" mode="m:on-page" as="attribute()">
    <xsl:param name="href" as="xs:string" tunnel="yes"/>
    <xsl:attribute name="href" select="$href || ."/>
  </xsl:template>

  <!-- A headline leads to the article's own page; so the names in it are no links here. -->
  <xsl:template match="*:h1" mode="m:on-page" as="element()+">
    <xsl:param name="href" as="xs:string" tunnel="yes"/>
    <xsl:choose>
      <xsl:when test="@class = 'unseen'">
        <h2 class="unseen"><xsl:value-of select="."/></h2>
        <p class="whole"><a href="{$href}"><xsl:value-of select="f:label('open-article')"/></a></p>
      </xsl:when>
      <xsl:otherwise>
        <h2 class="main"><a href="{$href}"><xsl:apply-templates mode="#current"/></a></h2>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="*:h1//*:a" mode="m:on-page" as="element()">
    <span><xsl:apply-templates mode="#current"/></span>
  </xsl:template>

  <xsl:template match="*:h2 | *:h3 | *:h4 | *:h5" mode="m:on-page" as="element()">
    <xsl:element name="h{xs:integer(substring(local-name(), 2)) + 1}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:apply-templates select="@* | node()" mode="#current"/>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
