<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    exclude-result-prefixes="#all">

  <!-- The modes every output shares, and what happens to an element that no module knows: it is shown, with a class
       of its name, and a message says so; nothing of the text is ever lost in silence. -->

  <!-- Text of the TEI as XHTML. -->
  <xsl:mode name="m:text" on-no-match="text-only-copy" use-accumulators="#all"/>

  <!-- Plain text as printed: without what editors added (extent.xsl). -->
  <xsl:mode name="m:plain" on-no-match="text-only-copy" use-accumulators="#all"/>

  <xsl:template match="*" mode="m:text" priority="-1" as="element()">
    <xsl:message expand-text="yes">{local-name()}: no template of its own; shown with class "tei-{local-name()}"</xsl:message>
    <xsl:element name="{if (f:is-block(.)) then 'div' else 'span'}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:attribute name="class" select="'tei-' || local-name()"/>
      <xsl:sequence select="f:language(.)"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- Whether an element stands among blocks (its parent holds no text of its own), so that a div may stand for it. -->
  <xsl:function name="f:is-block" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        $element/.. instance of element() and not($element/../text()[normalize-space()])
        and not($element/ancestor::*[self::p or self::ab or self::head or self::l or self::note or self::closer
          or self::byline or self::dateline or self::signed])"/>
  </xsl:function>

  <!-- The language of a run of text that differs from what is around it. -->
  <xsl:function name="f:language" as="attribute(lang)?">
    <xsl:param name="element" as="element()"/>
    <xsl:if test="$element/@xml:lang">
      <xsl:attribute name="lang" select="$element/@xml:lang"/>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
