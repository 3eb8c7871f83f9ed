<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    exclude-result-prefixes="#all">

  <!-- The page of one person, place, organisation or source: what is known, and all passages. -->

  <xsl:template match="k:index" mode="m:entry" as="element()">
    <xsl:apply-templates select="k:entry" mode="#current"/>
  </xsl:template>

  <xsl:template match="k:entry" mode="m:entry" as="element()">
    <xsl:call-template name="f:page">
      <xsl:with-param name="heading" select="@label"/>
      <xsl:with-param name="kind" select="'entry-page'"/>
      <xsl:with-param name="head" as="element()*">
        <xsl:for-each select="k:description"><script type="application/ld+json"><xsl:value-of select="."/></script></xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="k:entry" mode="m:main" as="element()">
    <article class="entry {@kind}">
      <header class="page-head">
        <p class="folio"><a href="{$f:root}{../@kind}.html"><xsl:value-of select="f:label(@kind)"/></a></p>
        <h1><xsl:sequence select="$f:text-language"/><xsl:value-of select="@label"/></h1>
      </header>
      <xsl:apply-templates select="tei:*" mode="m:facts"/>
      <xsl:if test="@located">
        <p class="on-the-map"><a href="{$f:root}map.html#{encode-for-uri(@id)}"><xsl:value-of select="f:label('on-the-map')"/></a></p>
      </xsl:if>
      <xsl:call-template name="f:seen"/>
      <xsl:call-template name="f:passages"/>
      <xsl:apply-templates select="k:together[k:entry]" mode="m:entry"/>
    </article>
  </xsl:template>

  <!-- In which issue the entry is first named, in which last; nothing in an edition of one date. -->
  <xsl:template name="f:seen" as="element()?">
    <xsl:if test="@first ne @last">
      <dl class="facts">
        <xsl:sequence select="f:fact('first-seen', f:day(@first))"/>
        <xsl:sequence select="f:fact('last-seen', f:day(@last))"/>
      </dl>
    </xsl:if>
  </xsl:template>

  <xsl:template name="f:passages" as="element()">
    <section class="passages">
      <h2>
        <xsl:value-of select="f:label('passages')"/>
        <xsl:text> </xsl:text>
        <span class="count"><xsl:value-of select="f:count-label('passage-count', xs:integer(@passages))"/></span>
      </h2>
      <xsl:call-template name="f:parts"/>
      <xsl:for-each-group select="k:passage" group-adjacent="@article">
        <section>
          <h3>
            <a href="{$f:root}{f:article-path(@article)}"><xsl:sequence select="$f:text-language"/><xsl:value-of select="@title"/></a>
            <xsl:for-each select="@date"><xsl:text> </xsl:text><span class="count">
              <xsl:value-of select="if (../@earliest) then f:filled('not-before', f:day(.)) else f:day(.)"/>
            </span></xsl:for-each>
          </h3>
          <ol>
            <xsl:for-each select="current-group()"><li><xsl:apply-templates select="." mode="m:entry"/></li></xsl:for-each>
          </ol>
        </section>
      </xsl:for-each-group>
    </section>
  </xsl:template>

  <!-- The pages that the passages of an often named entry fill. -->
  <xsl:template name="f:parts" as="element()?">
    <xsl:variable name="id" as="xs:string" select="@id"/>
    <xsl:if test="k:part">
      <nav class="parts" aria-label="{f:label('passages')}">
        <ul>
          <xsl:for-each select="k:part">
            <li>
              <a href="{$f:root}{f:entry-part-path($id, @n)}">
                <xsl:if test="@current"><xsl:attribute name="aria-current" select="'page'"/></xsl:if>
                <xsl:value-of select="@from || '–' || @to"/>
                <xsl:for-each select="@date"><xsl:text> </xsl:text><small><xsl:value-of select="f:day(.)"/></small></xsl:for-each>
              </a>
            </li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- A passage: the whole of it readable, the name in it a link to its paragraph. -->
  <xsl:template match="k:passage" mode="m:entry" as="element()*">
    <p class="passage"><xsl:sequence select="$f:text-language"/><xsl:apply-templates mode="m:linked-passage"/></p>
    <xsl:if test="@role">
      <p class="role"><xsl:value-of select="f:label(@role)"/></p>
    </xsl:if>
  </xsl:template>

  <xsl:mode name="m:linked-passage" on-no-match="text-only-copy"/>

  <xsl:template match="k:hit" mode="m:linked-passage" as="element()">
    <a href="{$f:root}{f:article-path(../@article)}#{../@anchor}"><mark><xsl:value-of select="."/></mark></a>
  </xsl:template>

  <!-- The entries most often named in the same articles. -->
  <xsl:template match="k:together" mode="m:entry" as="element()">
    <section class="together">
      <h2><xsl:value-of select="f:label('together-with')"/></h2>
      <ul>
        <xsl:for-each select="k:entry">
          <li class="{@kind}">
            <a href="{$f:root}{f:entry-path(@id)}"><xsl:sequence select="$f:text-language"/><xsl:value-of select="@label"/></a>
            <xsl:text> </xsl:text>
            <span class="count"><xsl:value-of select="f:count-label('article-count', xs:integer(@count))"/></span>
          </li>
        </xsl:for-each>
      </ul>
    </section>
  </xsl:template>
</xsl:stylesheet>
