<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:p="urn:kanben:prepared" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode" xmlns:t="urn:kanben:template"
    exclude-result-prefixes="#all">

  <!-- The pages of a document, one after the other; t:page, which the entry stylesheet has, makes each. -->

  <!-- p:document: what the header says, the pages and the contents. -->
  <xsl:param name="context" as="document-node()"/>
  <xsl:variable name="f:document" as="element(p:document)" select="$context/p:document"/>
  <xsl:key name="t:page" match="p:page" use="@name"/>

  <xsl:function name="f:described" as="element(p:page)">
    <xsl:param name="page" as="xs:string"/>
    <xsl:sequence select="key('t:page', $page, $context)"/>
  </xsl:function>

  <xsl:mode name="m:document" on-no-match="fail"/>

  <xsl:template match="/" mode="m:document">
    <xsl:call-template name="t:page">
      <xsl:with-param name="page" select="string(*/@p:page)"/>
      <xsl:with-param name="nodes" select="*"/>
    </xsl:call-template>
    <xsl:for-each select="//*[@p:split]">
      <xsl:variable name="parent" as="element()" select="."/>
      <xsl:for-each-group select="node()" group-starting-with="*[@p:page]">
        <xsl:if test="@p:page">
          <xsl:call-template name="t:page">
            <xsl:with-param name="page" select="string(@p:page)"/>
            <xsl:with-param name="nodes" select="current-group()"/>
            <xsl:with-param name="parent" select="$parent[not(count(current-group()[self::*]) = 1)]"/>
          </xsl:call-template>
        </xsl:if>
      </xsl:for-each-group>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
