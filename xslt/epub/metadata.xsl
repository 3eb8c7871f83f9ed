<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"
    exclude-result-prefixes="#all" expand-text="yes">

  <!-- What the package document says of the book; the context of each template is k:book.
       EPUB 3.3, sec-pkg-metadata -->

  <xsl:template name="m:titles" as="element()+">
    <xsl:context-item as="element(k:book)" use="required"/>
    <dc:identifier id="book-id">{@identifier}</dc:identifier>
    <dc:title id="title">{f:book-title(.)}</dc:title>
    <meta refines="#title" property="title-type">main</meta>
    <meta refines="#title" property="file-as">{@sort-title}</meta>
    <xsl:if test="@subtitle">
      <dc:title id="subtitle">{@subtitle}</dc:title>
      <meta refines="#subtitle" property="title-type">subtitle</meta>
    </xsl:if>
    <dc:language>{@language}</dc:language>
    <meta property="dcterms:modified">{@modified}</meta>
    <dc:date>{substring(@modified, 1, 10)}</dc:date>
    <!-- What shelves of EPUB 2 look for. -->
    <meta name="cover" content="{k:item[@properties = 'cover-image']/@id}"/>
    <xsl:if test="@scope">
      <meta property="belongs-to-collection" id="set">{@title}</meta>
      <meta refines="#set" property="collection-type">set</meta>
      <xsl:for-each select="@number">
        <meta refines="#set" property="group-position">{.}</meta>
      </xsl:for-each>
    </xsl:if>
    <xsl:for-each select="@series">
      <meta property="belongs-to-collection" id="series">{.}</meta>
      <meta refines="#series" property="collection-type">series</meta>
      <xsl:for-each select="../@series-position">
        <meta refines="#series" property="group-position">{.}</meta>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <!-- Who wrote, supplied and edited, each with a relator of the MARC list. -->
  <xsl:template name="m:contributors" as="element()*">
    <xsl:context-item as="element(k:book)" use="required"/>
    <xsl:for-each select="k:creator, k:contributor">
      <xsl:variable name="id" as="xs:string" select="'contributor-' || position()"/>
      <xsl:element name="dc:{local-name()}">
        <xsl:attribute name="id" select="$id"/>
        <xsl:text>{@name}</xsl:text>
      </xsl:element>
      <xsl:for-each select="tokenize(@relator)">
        <meta refines="#{$id}" property="role" scheme="marc:relators">{.}</meta>
      </xsl:for-each>
      <xsl:if test="@file-as">
        <meta refines="#{$id}" property="file-as">{@file-as}</meta>
      </xsl:if>
    </xsl:for-each>
    <xsl:where-populated>
      <dc:publisher>{@publisher}</dc:publisher>
    </xsl:where-populated>
  </xsl:template>

  <!-- Where the text comes from and what may be done with it. -->
  <xsl:template name="m:origin" as="element()*">
    <xsl:context-item as="element(k:book)" use="required"/>
    <xsl:where-populated>
      <dc:description>{@description}</dc:description>
    </xsl:where-populated>
    <xsl:for-each select="k:subject">
      <dc:subject>{.}</dc:subject>
    </xsl:for-each>
    <xsl:where-populated>
      <dc:rights>{@rights}</dc:rights>
    </xsl:where-populated>
    <dc:source>{f:source(.)}</dc:source>
    <xsl:if test="k:break">
      <meta property="pageBreakSource">{f:source(.)}</meta>
    </xsl:if>
  </xsl:template>

  <!-- What is true of every book the stylesheets make; conformance is claimed only where a person certifies it.
       EPUB Accessibility 1.1, sec-disc-package -->
  <xsl:template name="m:accessibility" as="element()+">
    <xsl:context-item as="element(k:book)" use="required"/>
    <xsl:variable name="has-pictures" as="xs:boolean" select="exists(k:item[starts-with(@media-type, 'image/')])"/>
    <meta property="schema:accessMode">textual</meta>
    <xsl:if test="$has-pictures">
      <meta property="schema:accessMode">visual</meta>
    </xsl:if>
    <meta property="schema:accessModeSufficient">textual</meta>
    <xsl:for-each select="f:accessibility-features(., $has-pictures)">
      <meta property="schema:accessibilityFeature">{.}</meta>
    </xsl:for-each>
    <meta property="schema:accessibilityHazard">none</meta>
    <meta property="schema:accessibilitySummary">{f:label('accessibility-summary')}</meta>
    <xsl:if test="@certified-by">
      <meta property="dcterms:conformsTo" id="conformance">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>
      <meta property="a11y:certifiedBy" refines="#conformance">{@certified-by}</meta>
    </xsl:if>
  </xsl:template>

  <xsl:function name="f:accessibility-features" as="xs:string+">
    <xsl:param name="book" as="element(k:book)"/>
    <xsl:param name="has-pictures" as="xs:boolean"/>
    <xsl:sequence select="
        'ARIA', 'displayTransformability', 'index', 'readingOrder', 'structuralNavigation', 'tableOfContents',
        'alternativeText'[$has-pictures],
        ('pageBreakMarkers', 'pageNavigation')[exists($book/k:break)],
        if (f:is-vertical($book)) then 'verticalWriting' else 'horizontalWriting'"/>
  </xsl:function>
</xsl:stylesheet>
