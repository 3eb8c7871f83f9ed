<?xml version="1.0" encoding="UTF-8"?>
<!-- A book: what of EPUB 3.3 is made of an article, an index, and the whole edition (k:book). -->
<xsl:package name="urn:kanben:epub" package-version="1.0" version="3.0" declared-modes="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:kanben:function" xmlns:k="urn:kanben:record"
    exclude-result-prefixes="#all">

  <xsl:import href="common/all.xsl"/>
  <xsl:import href="epub/all.xsl"/>

  <!-- Content documents are XML that starts with the doctype of HTML; what is not XHTML is written as plain XML. -->
  <xsl:output method="xhtml" html-version="5" indent="no" encoding="UTF-8" include-content-type="no"
      omit-xml-declaration="no"/>

  <!-- How lines run: horizontal or vertical. -->
  <xsl:param name="writing-mode" as="xs:string" select="'horizontal'"/>

  <!-- Whether half-width punctuation beside Chinese is shown as printed or full-width. -->
  <xsl:param name="punctuation" as="xs:string" select="'printed'"/>

  <!-- Style sheets of every content document, separated by spaces. -->
  <xsl:param name="styles" as="xs:string" select="'static/book.css'"/>

  <!-- How large a content document may be, in bytes. -->
  <xsl:param name="document-size" as="xs:integer" select="250000"/>

  <!-- What the document being made may lead to: k:target for register entries, k:article and k:picture for those that
       are in the book; @page-label is the number of the printed page that an article opens. -->
  <xsl:param name="context" as="document-node(element(k:context))?" select="()"/>

  <xsl:key name="f:context" match="k:target | k:article" use="local-name() || ' ' || @ref"/>
  <xsl:key name="f:context" match="k:picture" use="local-name() || ' ' || @url"/>
</xsl:package>
