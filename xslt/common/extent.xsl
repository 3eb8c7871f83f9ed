<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    exclude-result-prefixes="#all">

  <!-- Printed characters: which they are, and how many came before a place. -->

  <!-- Whether a text node is no printed one, but indentation of the XML. -->
  <xsl:function name="f:is-indentation" as="xs:boolean">
    <xsl:param name="text" as="text()"/>
    <xsl:sequence select="
        not(normalize-space($text)) and exists($text/parent::*[self::div or self::body or self::text or self::front
          or self::back or self::group or self::figure or self::list or self::table or self::row or self::lg
          or self::floatingText or self::choice or self::opener or self::argument or self::postscript])"/>
  </xsl:function>

  <!-- Whether a node stands in words of editors, which were not printed, or in a running head. -->
  <xsl:function name="f:is-among-editors-words" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="
        exists($node/ancestor::*[self::note[@type = 'editorial'] or self::corr or self::reg or self::supplied
          or self::fw])"/>
  </xsl:function>

  <!-- How many characters were printed before a place, counted once for a whole document. -->
  <xsl:accumulator name="f:extent" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="text//text()[not(f:is-indentation(.) or f:is-among-editors-words(.))]" select="$value + string-length(.)"/>
  </xsl:accumulator>

  <!-- The printed text of a node, with its white space. -->
  <xsl:function name="f:printed" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="text" as="xs:string*">
      <xsl:if test="not(f:is-among-editors-words($node))">
        <xsl:apply-templates select="$node" mode="m:plain"/>
      </xsl:if>
    </xsl:variable>
    <xsl:sequence select="string-join($text)"/>
  </xsl:function>

  <!-- What f:is-among-editors-words looks for above a node, left out below it. -->
  <xsl:template match="note[@type = 'editorial'] | corr | reg | supplied | fw" mode="m:plain"/>

  <xsl:template match="text()[f:is-indentation(.)]" mode="m:plain"/>
</xsl:stylesheet>
