<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    exclude-result-prefixes="#all">

  <!-- Printed characters: which they are, and how many came before a place. -->

  <!-- Whether a text node was printed: not indentation of the XML, not an editor's words. -->
  <xsl:function name="f:is-printed" as="xs:boolean">
    <xsl:param name="text" as="text()"/>
    <xsl:sequence select="
        (normalize-space($text) or empty($text/parent::*[self::div or self::body or self::text or self::front
          or self::back or self::group or self::figure or self::list or self::table or self::row or self::lg
          or self::floatingText or self::choice or self::opener or self::argument or self::postscript]))
        and empty($text/ancestor::*[self::note[@type = 'editorial'] or self::corr or self::reg or self::supplied
          or self::fw])"/>
  </xsl:function>

  <!-- How many characters were printed before a place, counted once for a whole document. -->
  <xsl:accumulator name="f:extent" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="text()" select="
        if (f:is-printed(.) and ancestor::text) then $value + string-length(.) else $value"/>
  </xsl:accumulator>

  <xsl:template match="text()" mode="m:plain" as="text()?">
    <xsl:if test="f:is-printed(.)"><xsl:copy/></xsl:if>
  </xsl:template>
</xsl:stylesheet>
