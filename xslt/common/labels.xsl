<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    exclude-result-prefixes="#all">

  <!-- The words of the interface, in the reader's language. -->

  <!-- Language of the interface: zh-Hans, zh-Hant or en. -->
  <xsl:param name="language" as="xs:string" select="'zh-Hans'"/>

  <xsl:variable name="f:labels" static="yes" as="map(xs:string, map(xs:string, xs:string))" select="
      map:merge(for $in in distinct-values(doc('labels.xml')/*/*/*/@xml:lang) return map:entry(string($in),
        map:merge(doc('labels.xml')/*/*/*[@xml:lang = $in] ! map:entry(string(../@key), string()))))"/>

  <!-- The words of the page's language; asked for often, so found once. -->
  <xsl:variable name="f:words" as="map(xs:string, xs:string)" select="
      ($f:labels($language), $f:labels('zh-Hans')[starts-with($language, 'zh')], $f:labels('en'))[1]"/>

  <!-- A word or phrase of the interface; its key if there is none, so that a missing one is seen. -->
  <xsl:function name="f:label" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="($f:words($key), $key)[1]"/>
  </xsl:function>

  <xsl:function name="f:label" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="in" as="xs:string"/>
    <xsl:sequence select="($f:labels($in)($key), $key)[1]"/>
  </xsl:function>

  <!-- Whether the interface has a word for a key. -->
  <xsl:function name="f:has-label" as="xs:boolean">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="map:contains($f:words, $key)"/>
  </xsl:function>
</xsl:stylesheet>
