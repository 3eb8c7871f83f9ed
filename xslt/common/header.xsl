<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    exclude-result-prefixes="#all">

  <!-- What the TEI header says about a document.  TEI P5, HD -->

  <!-- The division that is the article, in a document or its TEI element. -->
  <xsl:function name="f:article" as="element(div)?">
    <xsl:param name="document" as="node()"/>
    <xsl:sequence select="($document/self::TEI, $document/TEI)[1]/text/body/div[@type = 'article'][1]"/>
  </xsl:function>

  <!-- The title of an article: its printed headlines on one line, else the header's. -->
  <xsl:function name="f:title" as="xs:string">
    <xsl:param name="document" as="node()"/>
    <xsl:variable name="main" as="element(head)?" select="f:article($document)/head[@type = 'main'][1]"/>
    <xsl:variable name="header" as="element(title)?" select="
        ($document/self::TEI, $document/TEI)/teiHeader/fileDesc/titleStmt/title[normalize-space()][1]"/>
    <xsl:sequence select="
        if ($main) then f:plain($main) else if ($header) then f:plain($header) else f:label('untitled')"/>
  </xsl:function>

  <!-- Printed text on one line. -->
  <xsl:function name="f:plain" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="normalize-space(f:printed($node))"/>
  </xsl:function>

  <!-- The kind of an article: report, feature, picture … -->
  <xsl:function name="f:kind" as="xs:string">
    <xsl:param name="document" as="node()"/>
    <xsl:sequence select="(f:article($document)/@subtype/string(), 'report')[1]"/>
  </xsl:function>
</xsl:stylesheet>
