<?xml version="1.0" encoding="UTF-8"?>
<!-- The shared templates with the simplest hooks: what a case file's TEI becomes. -->
<xsl:package name="urn:kanben:test:common" version="3.0" declared-modes="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode" exclude-result-prefixes="#all">

  <xsl:import href="../../xslt/common/all.xsl"/>

  <xsl:output method="xhtml" html-version="5" omit-xml-declaration="yes" indent="no"/>

  <xsl:mode name="m:case" visibility="public" on-no-match="fail" use-accumulators="#all"/>

  <xsl:template match="/" mode="m:case" as="element()">
    <case xmlns="http://www.w3.org/1999/xhtml">
      <xsl:apply-templates select="*" mode="m:text"/>
      <xsl:apply-templates select="*" mode="m:notes"/>
    </case>
  </xsl:template>

  <xsl:function name="f:href" as="xs:string">
    <xsl:param name="target" as="xs:string"/>
    <xsl:sequence select="
        if (contains($target, 'unknown')) then '' else if (f:is-web($target)) then $target
        else f:index-of(f:entry-id($target)) || '#' || f:entry-id($target)"/>
  </xsl:function>

  <xsl:function name="f:file-name" as="xs:string">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="'case'"/>
  </xsl:function>
</xsl:package>
