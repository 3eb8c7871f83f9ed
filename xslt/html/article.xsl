<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    exclude-result-prefixes="#all">

  <!-- An article's page. -->

  <xsl:template match="/" mode="m:article" as="element()">
    <xsl:call-template name="f:page">
      <xsl:with-param name="heading" select="f:title(.)"/>
      <xsl:with-param name="kind" select="'article-page'"/>
      <xsl:with-param name="head" as="element()*">
        <xsl:call-template name="f:article-metadata"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="/" mode="m:main" as="element()+">
    <article class="article {f:kind(.)}">
      <xsl:if test="*/@xml:lang ne $language"><xsl:attribute name="lang" select="*/@xml:lang"/></xsl:if>
      <xsl:call-template name="f:folio"/>
      <xsl:call-template name="m:mended">
        <xsl:with-param name="content" as="node()*"><xsl:apply-templates select="*" mode="m:text"/></xsl:with-param>
      </xsl:call-template>
    </article>
    <xsl:apply-templates select="$context" mode="m:names"/>
    <xsl:call-template name="f:cite"/>
    <xsl:for-each select="$context/*">
      <xsl:call-template name="f:neighbours"><xsl:with-param name="label" select="f:label('articles')"/></xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <!-- The first words of the text, for search engines and link previews. -->
  <xsl:function name="f:description" as="xs:string">
    <xsl:param name="document" as="document-node()"/>
    <xsl:variable name="text" as="xs:string" select="string(($document/tei:TEI/tei:text//tei:p)[1] ! f:plain(.))"/>
    <xsl:sequence select="if (string-length($text) gt 120) then substring($text, 1, 119) || '…' else $text"/>
  </xsl:function>

  <!-- The line above the headline: kind of article, issue, page. -->
  <xsl:template name="f:folio" as="element()">
    <p class="folio" lang="{$language}">
      <span class="kind"><xsl:value-of select="f:label(f:kind(.))"/></span>
      <xsl:for-each select="$context/*/k:issue[f:issue-date(.)]"><span><xsl:sequence select="f:issue-line(.)"/></span></xsl:for-each>
      <xsl:for-each select="$context/*/k:page[$alone][@n]"><span><xsl:value-of select="f:filled('page-n', @n)"/></span></xsl:for-each>
      <xsl:for-each select="$context/*/k:page[not($alone)]">
        <a href="{$f:root}pages/{encode-for-uri(@id)}.html">
          <xsl:value-of select="if (@n) then f:filled('page-n', @n) else f:label('whole-page')"/>
        </a>
      </xsl:for-each>
    </p>
  </xsl:template>

  <!-- An article without a headline (a photograph) still has a name for those who do not see the page. -->
  <xsl:template match="tei:div[@type = 'article'][empty(f:headlines(.))]" mode="m:header" as="element()">
    <header class="headlines" id="h">
      <h1 class="unseen"><xsl:value-of select="f:title(ancestor::tei:TEI[1])"/></h1>
    </header>
  </xsl:template>

  <!-- A document that is not an article of a newspaper has its title from its header. -->
  <xsl:template match="tei:body[not(tei:div/@type = 'article')][not(ancestor::tei:floatingText)]" mode="m:text" as="element()*">
    <header class="headlines" id="h">
      <h1 class="main"><xsl:value-of select="f:title(ancestor::tei:TEI[1])"/></h1>
    </header>
    <xsl:next-match/>
  </xsl:template>

  <!-- Each paragraph can be linked to. -->
  <xsl:template match="tei:p | tei:lg" mode="m:mark" as="element()">
    <xsl:param name="anchor" as="xs:string?" select="f:anchor(.)"/>
    <a class="permalink" tabindex="-1" href="#{$anchor}" aria-label="{f:label('permalink')}" lang="{$language}"></a>
  </xsl:template>

  <!-- Whom and what the article names, from its context; scripts show these as cards beside the names. -->
  <xsl:mode name="m:names" on-no-match="shallow-skip"/>

  <xsl:template match="/*" mode="m:names" as="element()?">
    <xsl:if test="k:entry | k:day"><xsl:call-template name="f:names-here"/></xsl:if>
  </xsl:template>

  <xsl:template name="f:names-here" as="element()">
    <xsl:variable name="entries" as="element(k:entry)*" select="k:entry"/>
    <section class="names">
      <h2><xsl:value-of select="f:label('names-here')"/></h2>
      <xsl:for-each select="'person', 'place', 'organisation', 'source'">
        <xsl:variable name="kind" as="xs:string" select="."/>
        <xsl:where-populated>
          <ul class="{$kind}" aria-label="{f:label($kind)}">
            <xsl:apply-templates select="$entries[@kind = $kind]" mode="m:names"/>
          </ul>
        </xsl:where-populated>
      </xsl:for-each>
      <xsl:call-template name="f:days"/>
    </section>
  </xsl:template>

  <xsl:template match="k:entry" mode="m:names" as="element()">
    <li id="name-{@id}">
      <xsl:choose>
        <xsl:when test="$alone"><span><xsl:sequence select="$f:text-language"/><xsl:value-of select="@label"/></span></xsl:when>
        <xsl:otherwise>
          <a href="{$f:root}{f:entry-path(@id)}"><xsl:sequence select="$f:text-language"/><xsl:value-of select="@label"/></a>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:for-each select="f:brief(.)[. != '']"><xsl:text> </xsl:text><span class="brief"><xsl:value-of select="."/></span></xsl:for-each>
    </li>
  </xsl:template>

  <!-- An entry in a word: affiliation and occupation, region, kind of place. -->
  <xsl:function name="f:brief" as="xs:string">
    <xsl:param name="entry" as="element(k:entry)"/>
    <xsl:sequence select="string-join(($entry/@about, f:kind-labels($entry/@types)), '　')"/>
  </xsl:function>

  <xsl:template match="k:context/(k:previous | k:next)" mode="m:neighbours" as="element()">
    <xsl:call-template name="f:neighbour">
      <xsl:with-param name="path" select="f:article-path(@id)"/>
      <xsl:with-param name="label" select="f:label(local-name())"/>
      <xsl:with-param name="name" as="node()*"><xsl:sequence select="$f:text-language"/><xsl:value-of select="@title"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
