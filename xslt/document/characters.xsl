<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:p="urn:kanben:prepared" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode" xmlns:t="urn:kanben:template"
    exclude-result-prefixes="#all">

  <!-- Characters that Unicode has not, and readings beside characters.  TEI P5, WD.html and TCWDRuby -->

  <xsl:key name="t:character" match="charDecl/*" use="@xml:id"/>

  <!-- A character of the document's own: its form in Unicode, its composition, its picture, else 〓. -->
  <xsl:template match="g" mode="m:block m:mixed m:phrase">
    <xsl:variable name="declared" as="element()?" select="key('t:character', substring-after(@ref, '#'))[1]"/>
    <xsl:variable name="picture" as="element(graphic)?" select="$declared//graphic[@p:src][1]"/>
    <span>
      <xsl:call-template name="t:attributes"/>
      <xsl:for-each select="f:character-name($declared)"><xsl:attribute name="title" select="."/></xsl:for-each>
      <xsl:choose>
        <xsl:when test="node()"><xsl:apply-templates mode="m:phrase"/></xsl:when>
        <xsl:when test="exists(f:character-form($declared))"><xsl:value-of select="f:character-form($declared)"/></xsl:when>
        <xsl:when test="$picture"><img src="{$picture/@p:src}" alt="{(f:character-name($declared), @ref)[1]}" class="gaiji"/></xsl:when>
        <xsl:otherwise>〓</xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>

  <!-- The form of a declared character: a mapping to Unicode (written or as U+…), else its composition. -->
  <xsl:function name="f:character-form" as="xs:string?">
    <xsl:param name="declared" as="element()?"/>
    <xsl:variable name="mappings" as="element(mapping)*" select="$declared/mapping[normalize-space()]"/>
    <xsl:variable name="best" as="element(mapping)?" select="($mappings[@type = ('unicode', 'Unicode', 'standard')], $mappings[@type = ('normal_unicode', 'modern', 'normalized')], $mappings[not(@type = 'PUA')])[1]"/>
    <xsl:variable name="properties" as="element()*" select="$declared/(localProp | charProp)[(@name, localName) = ('composition', 'IDS', 'ids', 'Form')]"/>
    <xsl:sequence select="($best ! f:character(normalize-space()), $properties ! (@value, value/normalize-space())[1])[. != ''][1]"/>
  </xsl:function>
  <xsl:function name="f:character" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="digits" as="xs:string" select="upper-case(replace($text, '^U\+', '', 'i'))"/>
    <xsl:variable name="code" as="xs:integer" select="if (matches($text, '^U\+[0-9A-F]{4,6}$', 'i')) then f:hexadecimal($digits) else 0"/>
    <xsl:sequence select="if ($code ge 160 and $code le 1114109 and not($code ge 55296 and $code le 57343) and not($code mod 65536 ge 65534)) then codepoints-to-string($code) else $text"/>
  </xsl:function>
  <xsl:function name="f:hexadecimal" as="xs:integer">
    <xsl:param name="digits" as="xs:string"/>
    <xsl:sequence select="fold-left(string-to-codepoints($digits), 0, function($sum, $c) { $sum * 16 + (if ($c ge 65) then $c - 55 else $c - 48) })"/>
  </xsl:function>
  <xsl:function name="f:character-name" as="xs:string?">
    <xsl:param name="declared" as="element()?"/>
    <xsl:sequence select="($declared/(desc, charName, glyphName, localProp[@name = ('name', 'Name')]/@value, charProp[localName = ('name', 'Name')]/value, unicodeProp[@name = 'Name']/@value) ! normalize-space()[. != ''])[1]"/>
  </xsl:function>

  <xsl:template match="ruby" mode="m:block m:mixed m:phrase">
    <ruby><xsl:call-template name="t:attributes"/><xsl:apply-templates select="rb/node()" mode="m:phrase"/><xsl:for-each select="rt"><rp>(</rp><rt><xsl:apply-templates mode="m:phrase"/></rt><rp>)</rp></xsl:for-each></ruby>
  </xsl:template>
  <xsl:template match="rb | rt" mode="m:block m:mixed m:phrase"><span><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:phrase"/></span></xsl:template>
</xsl:stylesheet>
