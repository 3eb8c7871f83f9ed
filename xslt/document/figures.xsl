<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:p="urn:kanben:prepared" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode" xmlns:t="urn:kanben:template"
    exclude-result-prefixes="#all">

  <!-- Pictures, formulae, music.  TEI P5, FT.html -->

  <!-- A picture with its caption; its description is read where it cannot be seen, and shown where there is no picture. -->
  <xsl:template match="figure" mode="m:block m:mixed">
    <figure>
      <xsl:call-template name="t:attributes"/>
      <xsl:apply-templates select="graphic | media | binary | formula" mode="m:block"/>
      <xsl:variable name="shown" as="node()*" select="(node() except (graphic, media, binary, formula))
          [self::* or normalize-space()][not(self::figDesc[../graphic/@p:src])]"/>
      <xsl:if test="$shown"><figcaption><xsl:apply-templates select="$shown" mode="m:mixed"/></figcaption></xsl:if>
      <xsl:for-each select="figDesc[../graphic/@p:src]"><span class="unseen t-figDesc"><xsl:apply-templates mode="m:phrase"/></span></xsl:for-each>
    </figure>
  </xsl:template>

  <xsl:template match="figure" mode="m:phrase"><span><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:phrase"/></span></xsl:template>

  <xsl:template match="graphic[@p:src]" mode="m:block m:mixed m:phrase">
    <img src="{@p:src}" alt="{(../head ! normalize-space(), ../figDesc ! normalize-space(), normalize-space(desc))[. != ''][1]}">
      <xsl:if test="@p:width"><xsl:attribute name="width" select="@p:width"/><xsl:attribute name="height" select="@p:height"/></xsl:if>
    </img>
  </xsl:template>

  <!-- A picture that is not to be had: where it is, if on the web. -->
  <xsl:template match="graphic | media | binary" mode="m:block m:mixed m:phrase">
    <span>
      <xsl:call-template name="t:attributes"><xsl:with-param name="class" select="'no-picture'"/></xsl:call-template>
      <xsl:if test="@p:web"><a href="{@p:web}"><xsl:value-of select="f:label('picture')"/></a></xsl:if>
      <xsl:apply-templates select="* except binary" mode="m:phrase"/>
    </span>
  </xsl:template>

  <xsl:template match="figDesc" mode="m:block m:mixed"><div><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:mixed"/></div></xsl:template>

  <xsl:template match="figDesc" mode="m:phrase"><span><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:phrase"/></span></xsl:template>

  <!-- MathML as it is; TeX as it was written. -->
  <xsl:template match="formula" mode="m:block m:mixed m:phrase">
    <span><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:math"/></span>
  </xsl:template>

  <xsl:mode name="m:math" on-no-match="text-only-copy"/>
  <xsl:template match="*:math[namespace-uri() = 'http://www.w3.org/1998/Math/MathML']" mode="m:block m:mixed m:phrase m:math" priority="2">
    <math xmlns="http://www.w3.org/1998/Math/MathML"><xsl:copy-of select="@display[. = ('block', 'inline')]"/><xsl:apply-templates mode="m:math"/></math>
  </xsl:template>
  <xsl:template match="*[namespace-uri() = 'http://www.w3.org/1998/Math/MathML']" mode="m:math">
    <xsl:element name="{local-name()}" namespace="http://www.w3.org/1998/Math/MathML">
      <xsl:copy-of select="@mathvariant | @stretchy | @fence | @separator | @accent | @accentunder | @columnspan | @rowspan
          | @linethickness | @displaystyle | @scriptlevel | @width | @height | @depth | @lspace | @rspace | @form | @movablelimits | @symmetric | @largeop | @minsize | @maxsize"/>
      <xsl:apply-templates mode="m:math"/>
    </xsl:element>
  </xsl:template>
  <xsl:template match="*:annotation-xml | *:semantics/*:annotation | *:maction/*[position() gt 1]" mode="m:math"/>
  <xsl:template match="*" mode="m:math" priority="-2"><xsl:apply-templates select="." mode="m:phrase"/></xsl:template>
</xsl:stylesheet>
