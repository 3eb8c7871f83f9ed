<?xml version="1.0" encoding="UTF-8"?>
<!-- Replaces abstract patterns by their instances and abstract rules by what they hold.  ISO/IEC 19757-3, 6.3 -->
<xsl:stylesheet version="3.0" exclude-result-prefixes="#all"
                xmlns:f="urn:kanben:function"
                xmlns:m="urn:kanben:mode"
                xmlns:sch="http://purl.oclc.org/dsdl/schematron"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:mode name="m:concrete" on-no-match="shallow-copy"/>

  <xsl:key name="abstract-patterns" match="sch:pattern[@abstract = 'true']" use="@id"/>
  <xsl:key name="abstract-rules" match="sch:rule[@abstract = 'true']" use="@id"/>

  <xsl:template match="sch:pattern[@abstract = 'true'] | sch:rule[@abstract = 'true']" mode="m:concrete" as="empty-sequence()"/>

  <xsl:template match="sch:pattern[@is-a]" mode="m:concrete" as="element(sch:pattern)">
    <xsl:copy>
      <xsl:copy-of select="@id, @documents"/>
      <xsl:apply-templates select="exactly-one(key('abstract-patterns', @is-a))/node()" mode="#current">
        <xsl:with-param name="arguments" select="sch:param" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="sch:extends[@rule]" mode="m:concrete" as="node()*">
    <xsl:apply-templates select="(key('abstract-rules', @rule) ! (.[ancestor::sch:pattern is current()/ancestor::sch:pattern], .))[1]/node()" mode="#current"/>
  </xsl:template>

  <!-- $name in an abstract pattern stands for the text of the parameter: longest names first. -->
  <xsl:template match="sch:*/@context | sch:*/@test | sch:*/@select | sch:*/@value | sch:*/@path | sch:*/@subject" mode="m:concrete" as="attribute()">
    <xsl:param name="arguments" as="element(sch:param)*" tunnel="yes"/>
    <xsl:variable name="ordered" as="element(sch:param)*" select="sort($arguments, (), function($p) { -string-length($p/@name) })"/>
    <xsl:attribute name="{name()}" select="fold-left($ordered, string(.), f:substitute#2)"/>
  </xsl:template>

  <xsl:function name="f:substitute" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="argument" as="element(sch:param)"/>
    <xsl:sequence select="replace($text, '\$' || replace($argument/@name, '\.', '\\.') || '(?![\w.\-])', $argument/@value, ';j')"/>
  </xsl:function>
</xsl:stylesheet>
