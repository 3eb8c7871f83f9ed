<?xml version="1.0" encoding="UTF-8"?>
<!-- Attributes and their values to RELAX NG.  TEI P5, TD.html#TDATT -->
<xsl:stylesheet version="3.0" exclude-result-prefixes="#all"
                xmlns="http://relaxng.org/ns/structure/1.0"
                xmlns:f="urn:kanben:function"
                xmlns:m="urn:kanben:mode"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xsl:mode name="m:attribute" on-no-match="fail"/>

  <xsl:template match="attDef" mode="m:attribute" as="element()">
    <xsl:variable name="attribute" as="element()">
      <attribute name="{@ident}">
        <xsl:if test="not(@ns)"><xsl:attribute name="ns"/></xsl:if>
        <xsl:sequence select="f:documentation(.), f:listed(f:value(.), .)"/>
      </attribute>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="@usage = 'req'"><xsl:sequence select="$attribute"/></xsl:when>
      <xsl:otherwise><optional><xsl:sequence select="$attribute"/></optional></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="attList[@org = 'choice']" mode="m:attribute" as="element()">
    <choice><xsl:apply-templates select="*" mode="m:attribute"/></choice>
  </xsl:template>

  <xsl:template match="attList" mode="m:attribute" as="element()*">
    <xsl:apply-templates select="*" mode="m:attribute"/>
  </xsl:template>

  <!-- One value: a closed list replaces the data type, an open one stands beside it. -->
  <xsl:function name="f:value" as="element()">
    <xsl:param name="definition" as="element(attDef)"/>
    <xsl:variable name="type" as="element()*">
      <xsl:apply-templates select="$definition/datatype/*" mode="m:pattern"/>
    </xsl:variable>
    <xsl:variable name="list" as="element(valList)?" select="$definition/valList"/>
    <xsl:sequence select="f:one-of((f:values($list), if ($list/@type = 'closed') then () else $type))"/>
  </xsl:function>

  <xsl:function name="f:values" as="element()*">
    <xsl:param name="list" as="element(valList)?"/>
    <xsl:for-each select="$list/valItem">
      <value><xsl:value-of select="@ident"/></value>
      <xsl:sequence select="f:documentation(.)"/>
    </xsl:for-each>
  </xsl:function>

  <!-- Several values are a list of words with spaces between. -->
  <xsl:function name="f:listed" as="element()">
    <xsl:param name="value" as="element()"/>
    <xsl:param name="definition" as="element(attDef)"/>
    <xsl:variable name="type" as="element(datatype)?" select="$definition/datatype"/>
    <xsl:choose>
      <xsl:when test="$type/(@minOccurs | @maxOccurs)">
        <list><xsl:sequence select="f:repeated($value, $type)"/></list>
      </xsl:when>
      <xsl:otherwise><xsl:sequence select="$value"/></xsl:otherwise>
    </xsl:choose>
  </xsl:function>
</xsl:stylesheet>
