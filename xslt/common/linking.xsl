<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    exclude-result-prefixes="#all">

  <!-- References: to other articles, to pages, out of the edition.  TEI P5, SA and COXR -->

  <!-- 下转第4版: a link to where the article goes on, if the edition has it. -->
  <xsl:template match="ref" mode="m:text" as="element()">
    <xsl:variable name="href" as="xs:string" select="string((@target ! f:href(tokenize(.)[1]))[1])"/>
    <xsl:choose>
      <xsl:when test="$href = ''">
        <span class="{(@type, 'ref')[1]}"><xsl:apply-templates mode="#current"/></span>
      </xsl:when>
      <xsl:otherwise>
        <a class="{(@type, 'ref')[1]}" href="{$href}"><xsl:apply-templates mode="#current"/></a>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="ptr" mode="m:text" as="element()?">
    <xsl:variable name="href" as="xs:string" select="string((@target ! f:href(tokenize(.)[1]))[1])"/>
    <xsl:if test="$href != ''">
      <a class="ptr" href="{$href}"><xsl:value-of select="$href"/></a>
    </xsl:if>
  </xsl:template>

  <!-- Whether a pointer leads out of the edition, to a web page or a letter box; every other scheme (javascript:,
       data:, file:) is no link. -->
  <xsl:function name="f:is-web" as="xs:boolean">
    <xsl:param name="target" as="xs:string"/>
    <xsl:sequence select="matches($target, '^(https?|mailto):', 'i')"/>
  </xsl:function>

  <!-- Whether an address of the web has only characters that addresses have.  RFC 3986 -->
  <xsl:function name="f:is-address" as="xs:boolean">
    <xsl:param name="target" as="xs:string"/>
    <xsl:sequence select="matches($target, '^(https?://[^\s/?#\[\]@]+([/?#]|$)|mailto:)[^\s&lt;&gt;&quot;{|}^`\\]*$', 'i')"/>
  </xsl:function>
</xsl:stylesheet>
