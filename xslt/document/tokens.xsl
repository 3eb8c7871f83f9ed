<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:p="urn:kanben:prepared" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode" xmlns:t="urn:kanben:template"
    exclude-result-prefixes="#all">

  <!-- Words and punctuation of annotated texts, without false spaces.  TEI P5, AI.html -->

  <xsl:template match="w | pc | c" mode="m:block m:mixed m:phrase">
    <xsl:choose>
      <xsl:when test="self::c or @p:id or @p:rend or @p:lang"><span><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:phrase"/></span></xsl:when>
      <xsl:otherwise><xsl:apply-templates mode="m:phrase"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@p:sp"><xsl:text> </xsl:text></xsl:if>
  </xsl:template>
</xsl:stylesheet>
