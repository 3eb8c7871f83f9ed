<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    exclude-result-prefixes="#all">

  <!-- What every page has around its content: head, masthead, navigation, footer. -->

  <!-- A page, or one of the two parts ($part) it can be put together from, with a processing instruction wherever one is cut
       for that: no text of a document can hold one. -->
  <xsl:template name="f:page" as="element()">
    <!-- The page's own title; the edition's follows it. -->
    <xsl:param name="heading" as="xs:string"/>
    <!-- The kind of page, a class of body. -->
    <xsl:param name="kind" as="xs:string"/>
    <!-- Elements for the head. -->
    <xsl:param name="head" as="element()*"/>
    <xsl:param name="content" as="node()*"/>
    <html lang="{$language}">
      <head>
        <xsl:if test="$part ne 'content'">
          <meta charset="UTF-8"/>
          <meta name="viewport" content="width=device-width, initial-scale=1"/>
          <meta name="color-scheme" content="light dark"/>
          <xsl:call-template name="f:alternates"/>
          <xsl:call-template name="f:resources"/>
        </xsl:if>
        <xsl:call-template name="f:cut"/>
        <xsl:if test="$part ne 'frame'">
          <title><xsl:value-of select="string-join(($heading[. ne $title], $title), '｜')"/></title>
          <xsl:sequence select="$head"/>
        </xsl:if>
        <xsl:call-template name="f:cut"/>
      </head>
      <body class="{$kind}">
        <xsl:call-template name="f:cut"/>
        <xsl:if test="$part ne 'content'">
          <a class="skip" href="#main"><xsl:value-of select="f:label('skip')"/></a>
          <xsl:call-template name="f:masthead"/>
        </xsl:if>
        <main id="main">
          <xsl:call-template name="f:cut"/>
          <xsl:if test="$part ne 'frame'">
            <xsl:sequence select="$content"/>
            <xsl:apply-templates select="." mode="m:main"/>
          </xsl:if>
          <xsl:call-template name="f:cut"/>
        </main>
        <xsl:if test="$part ne 'content'"><xsl:call-template name="f:footer"/></xsl:if>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="f:cut" as="processing-instruction()?">
    <xsl:if test="$part ne 'page'"><xsl:processing-instruction name="cut"/></xsl:if>
  </xsl:template>

  <!-- A page that holds nothing yet. -->
  <xsl:template match="k:frame" mode="m:frame" as="element()">
    <xsl:call-template name="f:page">
      <xsl:with-param name="heading" select="''"/>
      <xsl:with-param name="kind" select="'page'"/>
      <xsl:with-param name="head" select="()"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Content that is written straight into the page, uncopied. -->
  <xsl:mode name="m:main" on-no-match="deep-skip" use-accumulators="#all"/>

  <!-- Whether readers may have the edition's words in other characters than are printed. -->
  <xsl:variable name="f:is-chinese" as="xs:boolean" select="not($alone) and starts-with($text-language, 'zh')"/>

  <xsl:variable name="f:is-article" as="xs:boolean" select="starts-with($path, 'articles/')"/>

  <!-- Styles and scripts; an edition may override this to add its own. -->
  <xsl:template name="f:resources" as="element()*">
    <link rel="icon" href="{$f:site}static/icon.svg" type="image/svg+xml"/>
    <xsl:for-each select="'tokens', 'text', 'site', 'pages'[not($f:is-article)], 'choices', 'print'">
      <link rel="stylesheet" href="{$f:site}static/{.}.css"/>
    </xsl:for-each>
    <script src="{$f:site}static/choices.js"></script>
    <script src="{$f:site}static/reader.js" defer="defer"></script>
    <xsl:if test="$f:is-chinese"><script src="{$f:site}static/characters.js" defer="defer"></script></xsl:if>
    <xsl:if test="$f:is-article"><script src="{$f:site}static/setting.js" defer="defer"></script></xsl:if>
  </xsl:template>

  <!-- The same page elsewhere: in other languages, at its public address. -->
  <xsl:template name="f:alternates" as="element()*">
    <xsl:if test="$address and $path != '404.html'">
      <link rel="canonical" href="{$address}{f:folder($language)}{$f:encoded-path}"/>
      <link rel="alternate" type="application/atom+xml" href="{$address}feed.atom"/>
    </xsl:if>
    <xsl:for-each select="$f:languages[. ne $language]">
      <link rel="alternate" hreflang="{.}" href="{f:in-language(.)}"/>
    </xsl:for-each>
  </xsl:template>

  <!-- This page in another language of the interface. -->
  <xsl:function name="f:in-language" as="xs:string">
    <xsl:param name="other" as="xs:string"/>
    <xsl:sequence select="$f:site || f:folder($other) || $f:encoded-path"/>
  </xsl:function>

  <xsl:variable name="f:sections" as="xs:string+" select="
      distinct-values((tokenize($order), 'people', 'places', 'organisations', 'sources', 'map', 'dates', 'search', 'about'))
      [. ne 'search' or $has-search]"/>

  <xsl:template name="f:masthead" as="element()">
    <header class="site">
      <xsl:choose>
        <xsl:when test="$alone"><span class="edition"><xsl:sequence select="$f:text-language"/><xsl:value-of select="$title"/></span></xsl:when>
        <xsl:otherwise><xsl:call-template name="f:ways"/></xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="f:choices"/>
    </header>
  </xsl:template>

  <!-- The way to the front page, to the lists, to the search, to other languages. -->
  <xsl:template name="f:ways" as="element()+">
      <a class="edition" href="{$f:root}index.html">
        <xsl:sequence select="f:current('index')"/>
        <xsl:choose>
          <xsl:when test="$logo">
            <img class="logo" src="{$f:site}static/{string-join(tokenize($logo, '/') ! encode-for-uri(.), '/')}" alt=""/>
          </xsl:when>
          <xsl:otherwise><span class="seal" aria-hidden="true">刊</span></xsl:otherwise>
        </xsl:choose>
        <span><xsl:sequence select="$f:text-language"/><xsl:value-of select="$title"/></span>
      </a>
      <nav aria-label="{f:label('navigation')}">
        <ul>
          <xsl:for-each select="$f:sections">
            <li>
              <a href="{$f:root}{.}.html"><xsl:sequence select="f:current(.)"/><xsl:value-of select="f:label(.)"/></a>
            </li>
          </xsl:for-each>
        </ul>
      </nav>
      <xsl:if test="$has-search and $path != 'search.html'">
        <form class="find" role="search" action="{$f:root}search.html">
          <input type="search" name="q" aria-label="{f:label('search-site')}" placeholder="{f:label('search')}" autocomplete="off"/>
        </form>
      </xsl:if>
      <xsl:call-template name="f:languages"/>
  </xsl:template>

  <xsl:template name="f:languages" as="element()?">
    <xsl:if test="count($f:languages) gt 1">
      <nav class="languages" aria-label="{f:label('languages')}">
        <ul>
          <xsl:for-each select="$f:languages">
            <li>
              <a href="{f:in-language(.)}" lang="{.}" hreflang="{.}">
                <xsl:if test=". = $language"><xsl:attribute name="aria-current" select="'true'"/></xsl:if>
                <xsl:value-of select="f:label('language-name', .)"/>
              </a>
            </li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- The mark of the page one is on, or (for an entry's page) of its list. -->
  <xsl:function name="f:current" as="attribute(aria-current)?">
    <xsl:param name="section" as="xs:string"/>
    <xsl:choose>
      <xsl:when test="$path = $section || '.html'"><xsl:attribute name="aria-current" select="'page'"/></xsl:when>
      <xsl:when test="starts-with($path, $section || '/')"><xsl:attribute name="aria-current" select="'true'"/></xsl:when>
    </xsl:choose>
  </xsl:function>

  <!-- The ways to what stands before and after (k:previous, k:next): articles, printed pages, lists of a time. -->
  <xsl:template name="f:neighbours" as="element()?">
    <xsl:param name="label" as="xs:string"/>
    <xsl:if test="k:previous | k:next">
      <nav class="neighbours" aria-label="{$label}">
        <xsl:apply-templates select="k:previous, k:next" mode="m:neighbours"/>
      </nav>
    </xsl:if>
  </xsl:template>

  <xsl:mode name="m:neighbours" on-no-match="fail"/>

  <xsl:template name="f:neighbour" as="element()">
    <xsl:param name="path" as="xs:string"/>
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="name" as="node()*"/>
    <a class="{local-name()}" rel="{if (self::k:next) then 'next' else 'prev'}" href="{$f:root}{$path}">
      <span class="label"><xsl:value-of select="$label"/></span>
      <xsl:text> </xsl:text>
      <span><xsl:sequence select="$name"/></span>
    </a>
  </xsl:template>

  <xsl:template name="f:footer" as="element()">
    <footer class="site">
      <p><xsl:value-of select="f:label('licence-text')"/></p>
      <p><xsl:value-of select="f:label('made-with')"/></p>
    </footer>
  </xsl:template>
</xsl:stylesheet>
