<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    exclude-result-prefixes="#all">

  <!-- Characters that Unicode does not have, and readings printed beside characters.  TEI P5, WD and TCWDRuby -->

  <xsl:key name="f:character" match="charDecl/*" use="@xml:id"/>

  <!-- A character of the edition's own: its printed form if it has one in Unicode, else its picture, else a substitute;
       described for those who cannot see it. -->
  <xsl:template match="g" mode="m:text" as="element()">
    <xsl:variable name="declared" as="element()?" select="key('f:character', substring-after(@ref, '#'))[1]"/>
    <xsl:variable name="description" as="xs:string" select="f:character-description(., $declared)"/>
    <span class="g">
      <xsl:if test="$description != ''">
        <xsl:attribute name="title" select="$description"/>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="node()">
          <xsl:apply-templates mode="#current"/>
        </xsl:when>
        <xsl:when test="$declared/(graphic | figure/graphic)">
          <xsl:apply-templates select="$declared/(graphic | figure/graphic)[1]" mode="#current"/>
        </xsl:when>
        <xsl:otherwise>
          <!-- 〓 is what Chinese typesetters put for a character they lack. -->
          <xsl:value-of select="($declared/mapping[normalize-space()][1]/normalize-space(), '〓')[1]"/>
        </xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>

  <!-- What a character is said to be, in its declaration; empty if nothing is said. -->
  <xsl:function name="f:character-description" as="xs:string">
    <xsl:param name="character" as="element(g)"/>
    <xsl:param name="declared" as="element()?"/>
    <xsl:sequence select="
        string(($declared/(desc, charName, glyphName, localProp[@name = 'name']/@value, unicodeProp[@name = 'Name']/@value)
          ! normalize-space()[. != ''], $character/@ref/string())[1])"/>
  </xsl:function>

  <xsl:template match="ruby" mode="m:text" as="element()">
    <ruby>
      <xsl:sequence select="f:language(.)"/>
      <xsl:apply-templates select="rb/node()" mode="#current"/>
      <xsl:for-each select="rt">
        <rp>(</rp><rt><xsl:apply-templates mode="#current"/></rt><rp>)</rp>
      </xsl:for-each>
    </ruby>
  </xsl:template>
</xsl:stylesheet>
