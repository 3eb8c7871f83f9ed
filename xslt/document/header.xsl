<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:p="urn:kanben:prepared" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode" xmlns:t="urn:kanben:template"
    exclude-result-prefixes="#all">

  <!-- What the header says, and other records: labelled values and groups of them.  TEI P5, HD.html, MS.html, ND.html -->

  <xsl:function name="f:field-label" as="xs:string?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="f:label('tei-' || $name)[f:has-label('tei-' || $name)]"/>
  </xsl:function>

  <xsl:template name="t:field">
    <div>
      <xsl:call-template name="t:attributes"><xsl:with-param name="class" select="'field'"/></xsl:call-template>
      <xsl:call-template name="t:field-label"/>
      <xsl:apply-templates mode="m:mixed"/>
    </div>
  </xsl:template>

  <xsl:template name="t:record">
    <div>
      <xsl:call-template name="t:attributes"><xsl:with-param name="class" select="'record'"/></xsl:call-template>
      <xsl:call-template name="t:field-label"/>
      <xsl:apply-templates mode="m:block"/>
    </div>
  </xsl:template>

  <xsl:template name="t:field-label">
    <xsl:for-each select="f:field-label(local-name())"><span class="label"><xsl:value-of select="."/></span><xsl:text> </xsl:text></xsl:for-each>
    <xsl:if test="self::change or self::birth or self::death or self::event or self::floruit or self::correspAction">
      <xsl:for-each select="(@when, @from, @notBefore)[1]"><span class="t-when"><xsl:value-of select="."/></span><xsl:text> </xsl:text></xsl:for-each>
    </xsl:if>
    <xsl:if test="self::language[not(node())]"><xsl:value-of select="@ident"/></xsl:if>
    <xsl:if test="self::correspAction"><span class="t-type"><xsl:value-of select="@type"/></span><xsl:text> </xsl:text></xsl:if>
  </xsl:template>

  <xsl:template match="teiHeader" mode="m:block m:mixed m:phrase"/>

  <!-- The header as a record, with all its words. -->
  <xsl:template name="t:header">
    <xsl:for-each select="(/*/teiHeader)">
      <section class="header" id="about">
        <h2><xsl:value-of select="f:label('about')"/></h2>
        <xsl:apply-templates mode="m:block"/>
      </section>
    </xsl:for-each>
    <xsl:for-each select="/*//TEI/teiHeader">
      <section class="header">
        <h2><xsl:value-of select="string-join((f:label('about'), ../@p:title), ': ')"/></h2>
        <xsl:apply-templates mode="m:block"/>
      </section>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
