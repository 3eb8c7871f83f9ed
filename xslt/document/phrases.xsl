<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:p="urn:kanben:prepared" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode" xmlns:t="urn:kanben:template"
    exclude-result-prefixes="#all">

  <!-- Runs of text: look, links, choices, dates, breaks.  TEI P5, CO.html and SA.html -->

  <xsl:template match="hi" mode="m:block m:mixed m:phrase">
    <xsl:element name="{if (tokenize(@p:rend) = 'r-sup') then 'sup' else if (tokenize(@p:rend) = 'r-sub') then 'sub'
        else if (tokenize(@p:rend) = 'r-bold') then 'b' else if (tokenize(@p:rend) = 'r-italic') then 'i'
        else if (@p:rend or @p:style) then 'span' else 'em'}">
      <xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:phrase"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="hi[@p:b]" mode="m:block m:mixed"><div><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:mixed"/></div></xsl:template>

  <xsl:template match="lb" mode="m:block m:mixed m:phrase">
    <xsl:if test="@p:id or @break = 'no'"><span><xsl:call-template name="t:attributes"/></span></xsl:if>
    <xsl:if test="not(@break = 'no') and (preceding-sibling::node()[self::* or normalize-space()] or parent::item or parent::cell)"><br/></xsl:if>
  </xsl:template>

  <!-- Where a page of the print begins; its number is read and can be led to. -->
  <xsl:template match="pb" mode="m:block m:mixed m:phrase">
    <span role="doc-pagebreak"><xsl:call-template name="t:attributes"/><xsl:if test="@n"><xsl:attribute name="title" select="@n"/></xsl:if></span>
  </xsl:template>

  <xsl:template match="cb | gb | milestone" mode="m:block m:mixed m:phrase">
    <span><xsl:call-template name="t:attributes"/><xsl:if test="@n"><xsl:attribute name="title" select="string-join((@unit, @n), ' ')"/></xsl:if></span>
  </xsl:template>

  <!-- Links: one for each place that a pointer leads to. -->
  <xsl:template match="*[@p:href]" mode="m:block m:mixed m:phrase" priority="3">
    <xsl:variable name="places" as="xs:string+" select="tokenize(@p:href)"/>
    <a href="{$places[1]}"><xsl:call-template name="t:attributes"/><xsl:call-template name="t:linked"/></a>
    <xsl:for-each select="tail($places)"><xsl:text> </xsl:text><a class="t-more" href="{.}" aria-label="{.}">↗</a></xsl:for-each>
  </xsl:template>
  <xsl:template name="t:linked"><xsl:apply-templates mode="m:phrase"/></xsl:template>
  <xsl:template match="ptr[@p:href]" mode="m:block m:mixed m:phrase" priority="4">
    <xsl:variable name="ptr" as="element(ptr)" select="."/>
    <xsl:if test="@p:id"><span id="{@p:id}"></span></xsl:if>
    <xsl:for-each select="tokenize(@p:href)">
      <xsl:if test="position() gt 1"><xsl:text> </xsl:text></xsl:if>
      <a class="t-ptr" href="{.}"><xsl:value-of select="if (position() = 1 and not(starts-with(., 'http'))) then $ptr/@p:words else ."/></a>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="ref" mode="m:block m:mixed m:phrase"><span><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:phrase"/></span></xsl:template>

  <xsl:template match="ref[not(node())][@target]" mode="m:block m:mixed m:phrase"><span><xsl:call-template name="t:attributes"/><xsl:value-of select="@target"/></span></xsl:template>
  <xsl:template match="ref[not(node())][@p:href]" mode="m:block m:mixed m:phrase" priority="5"><a href="{tokenize(@p:href)[1]}"><xsl:call-template name="t:attributes"/><xsl:value-of select="@target"/></a></xsl:template>
  <xsl:template match="ptr" mode="m:block m:mixed m:phrase"><xsl:call-template name="t:milestone"/></xsl:template>

  <xsl:template match="date | time" mode="m:block m:mixed m:phrase">
    <xsl:choose>
      <xsl:when test="@p:when and not(parent::time or parent::date)"><time datetime="{@p:when}"><xsl:call-template name="t:attributes"/><xsl:call-template name="t:said"/></time></xsl:when>
      <xsl:otherwise><span><xsl:call-template name="t:attributes"/><xsl:call-template name="t:said"/></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- What an element says, or the attributes that say it where it is empty. -->
  <xsl:template name="t:said">
    <xsl:choose>
      <xsl:when test="node()"><xsl:apply-templates mode="m:phrase"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="string-join((@when, string-join((@from, @to), '–')[. != ''], string-join((@notBefore, @notAfter), '–')[. != ''])[1])"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Of two ways to write something the reading text has one; the other stands beside it, smaller. -->
  <xsl:template match="choice" mode="m:block m:mixed m:phrase">
    <span>
      <xsl:call-template name="t:attributes"/>
      <xsl:apply-templates select="*[@p:chosen]" mode="m:phrase"/>
      <xsl:for-each select="*[not(@p:chosen)]"><span class="t-other"><xsl:apply-templates select="." mode="m:phrase"/></span></xsl:for-each>
    </span>
  </xsl:template>

  <xsl:template match="gap" mode="m:block m:mixed m:phrase">
    <span><xsl:call-template name="t:attributes"/><xsl:attribute name="title" select="string-join((f:label('gap'), @reason, @quantity, @unit, @extent), ' ')"/>
    <xsl:text>[…]</xsl:text><xsl:apply-templates mode="m:phrase"/></span>
  </xsl:template>
  <xsl:template match="space" mode="m:block m:mixed m:phrase">
    <span><xsl:call-template name="t:attributes"/><xsl:text>&#x2003;</xsl:text><xsl:apply-templates mode="m:phrase"/></span>
  </xsl:template>
  <xsl:template match="supplied" mode="m:block m:mixed m:phrase"><span><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:phrase"/></span></xsl:template>
  <xsl:template match="supplied[@p:b]" mode="m:block m:mixed"><div><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:mixed"/></div></xsl:template>

  <!-- Source code, kept as it was laid out. -->
  <xsl:template match="eg | *:egXML" mode="m:block m:mixed"><pre><xsl:call-template name="t:attributes"/><code><xsl:apply-templates mode="m:phrase"/></code></pre></xsl:template>
  <xsl:template match="eg | *:egXML" mode="m:phrase"><code><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:phrase"/></code></xsl:template>
  <xsl:template match="p:tag" mode="m:phrase"><span class="tag"><xsl:value-of select="."/></span></xsl:template>
  <xsl:template match="code" mode="m:block m:mixed m:phrase"><code><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:phrase"/></code></xsl:template>


  <xsl:template match="address" mode="m:block"><div><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:block"/></div></xsl:template>

  <xsl:template match="address" mode="m:mixed m:phrase"><span><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:phrase"/></span></xsl:template>

  <xsl:template match="addrLine" mode="m:block m:mixed m:phrase"><span><xsl:call-template name="t:attributes"><xsl:with-param name="class" select="'b'"/></xsl:call-template><xsl:apply-templates mode="m:phrase"/></span></xsl:template>

  <xsl:template match="listApp | surfaceGrp" mode="m:block m:mixed"><div><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:block"/></div></xsl:template>

  <xsl:template match="listApp | surfaceGrp" mode="m:phrase"><span><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:phrase"/></span></xsl:template>

  <xsl:template match="witness" mode="m:block m:mixed"><div><xsl:call-template name="t:attributes"/><xsl:if test="@xml:id"><b class="t-siglum"><xsl:value-of select="(@n, @xml:id)[1]"/></b><xsl:text> </xsl:text></xsl:if><xsl:apply-templates mode="m:mixed"/></div></xsl:template>

  <xsl:template match="witness" mode="m:phrase"><span><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:phrase"/></span></xsl:template>
</xsl:stylesheet>
