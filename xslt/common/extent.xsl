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
    <xsl:accumulator-rule match="text//text()[f:is-printed(.)]" select="$value + string-length(.)"/>
  </xsl:accumulator>

  <!-- The printed text of a node, with its white space. -->
  <xsl:function name="f:printed" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="text" as="xs:string*">
      <xsl:if test="empty($node/ancestor::*[self::note[@type = 'editorial'] or self::corr or self::reg or self::supplied
          or self::fw])">
        <xsl:apply-templates select="$node" mode="m:plain"/>
      </xsl:if>
    </xsl:variable>
    <xsl:sequence select="string-join($text)"/>
  </xsl:function>

  <!-- What f:is-printed says, for all that is in a node. -->
  <xsl:template match="note[@type = 'editorial'] | corr | reg | supplied | fw" mode="m:plain"/>

  <xsl:template match="(div | body | text | front | back | group | figure | list | table | row | lg | floatingText
      | choice | opener | argument | postscript)/text()[not(normalize-space())]" mode="m:plain"/>
</xsl:stylesheet>
