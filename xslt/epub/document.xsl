<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
   
    exclude-result-prefixes="#all" expand-text="yes">

  <!-- What every content document has: its head, its language, its direction.  EPUB 3.3, sec-xhtml -->

  <xsl:template match="document-node()" as="element()"
      mode="m:page m:index m:parts m:package m:navigation m:ncx m:cover-image m:cover m:title-page m:colophon">
    <xsl:apply-templates select="*" mode="#current"/>
  </xsl:template>

  <!-- A content document around what it holds. -->
  <xsl:template name="m:document" as="element()">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:param name="class" as="xs:string?"/>
    <xsl:param name="type" as="xs:string?"/>
    <xsl:param name="content" as="node()*"/>
    <html lang="{$language}" xml:lang="{$language}">
      <xsl:where-populated>
        <xsl:attribute name="class" select="'vertical'[$writing-mode = 'vertical']"/>
      </xsl:where-populated>
      <head>
        <meta charset="utf-8"/>
        <title>{$title}</title>
        <xsl:for-each select="tokenize($styles)">
          <link rel="stylesheet" type="text/css" href="{.}"/>
        </xsl:for-each>
      </head>
      <body>
        <xsl:where-populated>
          <xsl:attribute name="class" select="$class"/>
          <xsl:attribute name="epub:type" select="$type"/>
        </xsl:where-populated>
        <xsl:call-template name="m:mended">
          <xsl:with-param name="content" select="$content"/>
        </xsl:call-template>
      </body>
    </html>
  </xsl:template>
</xsl:stylesheet>
