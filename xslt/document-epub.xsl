<?xml version="1.0" encoding="UTF-8"?>
<!-- A TEI document as the content documents of a book, a processing instruction before each with its name, and its navigation;
     kanben.publish.document.book packs them. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:p="urn:kanben:prepared" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode" xmlns:t="urn:kanben:template"
    exclude-result-prefixes="xsl xs p f m t">

  <xsl:import href="document/base.xsl"/>
  <xsl:import href="document/pages.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no" omit-xml-declaration="yes"/>

  <xsl:template match="@p:lang" mode="m:attribute">
    <xsl:attribute name="lang" select="."/>
    <xsl:attribute name="xml:lang" select="."/>
  </xsl:template>

  <xsl:template name="t:page">
    <xsl:param name="page" as="xs:string"/>
    <xsl:param name="nodes" as="node()*"/>
    <xsl:param name="parent" as="element()?"/>
    <xsl:variable name="described" as="element(p:page)" select="f:described($page)"/>
    <xsl:call-template name="t:document">
      <xsl:with-param name="name" select="$page"/>
      <xsl:with-param name="title" select="string(($described/@title[. != ''], $f:document/@title)[1])"/>
      <xsl:with-param name="content">
        <xsl:choose>
          <xsl:when test="$described/@first">
            <header class="t-title"><h1><xsl:value-of select="$f:document/@title"/></h1>
              <xsl:if test="$f:document/@subtitle != ''"><p><xsl:value-of select="$f:document/@subtitle"/></p></xsl:if>
              <xsl:if test="$f:document/@authors != ''"><p><xsl:value-of select="$f:document/@authors"/></p></xsl:if>
            </header>
          </xsl:when>
          <xsl:when test="not($described/@headed)"><h1 class="unseen"><xsl:value-of select="($described/@title[. != ''], $f:document/@title)[1]"/></h1></xsl:when>
        </xsl:choose>
        <xsl:choose>
          <xsl:when test="$parent"><div class="t-{local-name($parent)} continued"><xsl:apply-templates select="$nodes" mode="m:block"/></div></xsl:when>
          <xsl:otherwise><xsl:apply-templates select="$nodes" mode="m:block"/></xsl:otherwise>
        </xsl:choose>
        <xsl:call-template name="t:notes"><xsl:with-param name="page" select="$page"/></xsl:call-template>
        <xsl:if test="$described/@last"><xsl:call-template name="t:header"/></xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="t:document">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="content" as="node()*"/>
    <xsl:processing-instruction name="page" select="$name"/>
    <html>
      <xsl:for-each select="$f:document/@language[. != '']"><xsl:attribute name="lang" select="."/><xsl:attribute name="xml:lang" select="."/></xsl:for-each>
      <xsl:if test="$f:document/@direction = 'rtl'"><xsl:attribute name="dir" select="'rtl'"/></xsl:if>
      <head><title><xsl:value-of select="$title"/></title><link rel="stylesheet" type="text/css" href="document.css"/></head>
      <body><xsl:sequence select="$content"/></body>
    </html>
  </xsl:template>

  <!-- Contents, pages of the print, landmarks, of all documents of a book.  EPUB 3.3, sec-nav -->
  <xsl:mode name="m:navigation" on-no-match="shallow-skip"/>
  <xsl:template match="/p:document" mode="m:navigation">
    <xsl:call-template name="t:document">
      <xsl:with-param name="name" select="'nav.xhtml'"/>
      <xsl:with-param name="title" select="f:label('contents')"/>
      <xsl:with-param name="content">
        <nav epub:type="toc" role="doc-toc" aria-label="{f:label('contents')}">
          <h1><xsl:value-of select="f:label('contents')"/></h1>
          <ol>
            <xsl:call-template name="t:sections"><xsl:with-param name="sections" select="$f:document/p:section"/></xsl:call-template>
          </ol>
        </nav>
        <xsl:if test="p:break">
          <nav epub:type="page-list" role="doc-pagelist" aria-label="{f:label('page-list')}" hidden="hidden">
            <ol>
              <xsl:for-each select="p:break"><li><a href="{@page}#{@anchor}"><xsl:value-of select="@n"/></a></li></xsl:for-each>
            </ol>
          </nav>
        </xsl:if>
        <nav epub:type="landmarks" aria-label="{f:label('landmarks')}" hidden="hidden">
          <ol>
            <li><a epub:type="toc" href="nav.xhtml"><xsl:value-of select="f:label('contents')"/></a></li>
            <li><a epub:type="bodymatter" href="{$f:document/p:page[1]/@name}"><xsl:value-of select="$f:document/@title"/></a></li>
          </ol>
        </nav>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The contents as a tree: each section with the deeper ones that follow it. -->
  <xsl:template name="t:sections">
    <xsl:param name="sections" as="element(p:section)*"/>
    <xsl:variable name="depth" as="xs:integer?" select="min($sections/xs:integer(@depth))"/>
    <xsl:for-each-group select="$sections" group-starting-with="p:section[xs:integer(@depth) eq $depth]">
      <li>
        <a href="{string-join((@page, @anchor[. != '']), '#')}"><xsl:value-of select="@title"/></a>
        <xsl:if test="tail(current-group())">
          <ol><xsl:call-template name="t:sections"><xsl:with-param name="sections" select="tail(current-group())"/></xsl:call-template></ol>
        </xsl:if>
      </li>
    </xsl:for-each-group>
  </xsl:template>
</xsl:stylesheet>
