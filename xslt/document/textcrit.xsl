<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:p="urn:kanben:prepared" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode" xmlns:t="urn:kanben:template"
    exclude-result-prefixes="#all">

  <!-- Variant readings: the text has the lemma, readings stand beside it with their witnesses.  TEI P5, TC.html -->

  <xsl:template match="app" mode="m:block m:mixed m:phrase">
    <xsl:variable name="read" as="element()?" select="(lem, rdg, rdgGrp/(lem, rdg))[1]"/>
    <span>
      <xsl:call-template name="t:attributes"/>
      <xsl:if test="not(f:is-apart(.))"><xsl:apply-templates select="$read" mode="m:phrase"/></xsl:if>
      <span class="t-readings" role="note">
        <xsl:if test="f:is-apart(.)"><xsl:if test="@n"><span class="t-n"><xsl:value-of select="@n"/></span><xsl:text> </xsl:text></xsl:if><xsl:apply-templates select="lem" mode="m:phrase"/></xsl:if>
        <xsl:text> ] </xsl:text>
        <xsl:for-each select=".//(lem | rdg | note | wit | witDetail)[ancestor::app[1] is current()] except (if (f:is-apart(.)) then lem else $read)">
          <xsl:if test="position() gt 1 and not(self::wit or self::witDetail)"><xsl:text>; </xsl:text></xsl:if>
          <xsl:apply-templates select="." mode="m:phrase"/>
        </xsl:for-each>
        <xsl:for-each select="$read"><xsl:call-template name="t:sigla"/></xsl:for-each>
      </span>
    </span>
  </xsl:template>

  <!-- Whether an apparatus entry stands apart from the text it is about, which it points to. -->
  <xsl:function name="f:is-apart" as="xs:boolean">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="exists($app/(@from | @to | @loc)) or exists($app/parent::listApp)"/>
  </xsl:function>

  <xsl:template match="lem" mode="m:block m:mixed m:phrase"><span><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:phrase"/></span></xsl:template>
  <xsl:template match="rdg" mode="m:block m:mixed m:phrase">
    <span>
      <xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:phrase"/>
      <xsl:if test="not(node())"><xsl:text>om.</xsl:text></xsl:if>
      <xsl:call-template name="t:sigla"/>
    </span>
  </xsl:template>
  <xsl:template match="rdgGrp" mode="m:block m:mixed m:phrase"><span><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:phrase"/></span></xsl:template>
  <xsl:template name="t:sigla">
    <xsl:for-each select="@wit[. != '']"><xsl:text> </xsl:text><span class="t-siglum"><xsl:value-of select="tokenize(.) ! replace(., '^.*#', '')" separator=" "/></span></xsl:for-each>
  </xsl:template>

  <!-- An apparatus among blocks: its reading is a block, the others follow it. -->
  <xsl:template match="app[lem/@p:b or rdg/@p:b]" mode="m:block m:mixed" priority="2">
    <div>
      <xsl:call-template name="t:attributes"/>
      <xsl:apply-templates select="(lem, rdg)[1]" mode="m:app"/>
      <div class="t-readings" role="note">
        <xsl:for-each select="node() except (lem, rdg)[1]"><xsl:apply-templates select="." mode="m:app"/></xsl:for-each>
      </div>
    </div>
  </xsl:template>
  <xsl:mode name="m:app" on-no-match="text-only-copy"/>
  <xsl:template match="*" mode="m:app">
    <div><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:mixed"/><xsl:call-template name="t:sigla"/></div>
  </xsl:template>
</xsl:stylesheet>
