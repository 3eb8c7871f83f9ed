<?xml version="1.0" encoding="UTF-8"?>
<!-- A book: what of EPUB 3.3 is made of an article, an index, and the whole edition (k:book). -->
<xsl:package name="urn:kanben:epub" package-version="1.0" version="3.0" declared-modes="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:kanben:function"
    exclude-result-prefixes="#all">

  <xsl:import href="common/all.xsl"/>
  <xsl:include href="epub/places.xsl"/>
  <xsl:include href="epub/names.xsl"/>
  <xsl:include href="epub/document.xsl"/>
  <xsl:include href="epub/article.xsl"/>
  <xsl:include href="epub/index.xsl"/>
  <xsl:include href="epub/package.xsl"/>
  <xsl:include href="epub/metadata.xsl"/>
  <xsl:include href="epub/navigation.xsl"/>
  <xsl:include href="epub/ncx.xsl"/>
  <xsl:include href="epub/front.xsl"/>
  <xsl:include href="epub/cells.xsl"/>
  <xsl:include href="epub/cover.xsl"/>
  <xsl:include href="epub/colophon.xsl"/>

  <!-- Content documents are XML that starts with the doctype of HTML; what is not XHTML is written as plain XML. -->
  <xsl:output method="xhtml" html-version="5" indent="no" encoding="UTF-8" include-content-type="no"
      omit-xml-declaration="no"/>

  <!-- How lines run: horizontal or vertical. -->
  <xsl:param name="writing-mode" as="xs:string" select="'horizontal'"/>

  <!-- Style sheets of every content document, separated by spaces. -->
  <xsl:param name="styles" as="xs:string" select="'static/book.css'"/>

  <!-- The number of the printed page that an article opens; empty if another article opened it. -->
  <xsl:param name="page-label" as="xs:string" select="''"/>

  <!-- Where in the book the register entries are that this document names: `people.xhtml#person-x`, separated by
       spaces; and the articles that it points to. -->
  <xsl:param name="entries" as="xs:string" select="''"/>
  <xsl:param name="articles" as="xs:string" select="''"/>
</xsl:package>
