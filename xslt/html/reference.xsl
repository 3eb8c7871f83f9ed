<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    exclude-result-prefixes="#all">

  <!-- The reference: from the ODD each element, what it is for, where it may stand, what it may hold, an example; from
       k:rules all rules. -->
  <xsl:include href="../odd/specs.xsl"/>
  <xsl:include href="../odd/members.xsl"/>
  <xsl:include href="../odd/egxml.xsl"/>

  <xsl:mode name="m:specification" on-no-match="fail"/>

  <xsl:template match="/" mode="m:reference" as="element()">
    <xsl:apply-templates select="*" mode="#current"/>
  </xsl:template>

  <xsl:template match="TEI" mode="m:reference" as="element()">
    <xsl:variable name="parts" as="element(div)*" select="//div[specGrp/elementSpec]"/>
    <xsl:call-template name="f:page">
      <xsl:with-param name="heading" select="f:label('reference')"/>
      <xsl:with-param name="kind" select="'reference-page'"/>
      <xsl:with-param name="content" as="node()*">
        <header class="page-head"><h1><xsl:value-of select="f:label('reference')"/></h1></header>
        <div class="prose reference">
          <p><xsl:value-of select="f:label('reference-text')"/></p>
          <p><a href="{$f:root}rules.html"><xsl:value-of select="f:label('rules')"/></a></p>
          <nav class="elements" aria-label="{f:label('reference')}">
            <ul>
              <xsl:for-each select="sort($parts/specGrp/elementSpec, (), function($e) { lower-case($e/@ident) })">
                <li><a href="#{f:spec-id(.)}"><code><xsl:sequence select="$f:code-language"/><xsl:value-of select="@ident"/></code></a></li>
              </xsl:for-each>
            </ul>
          </nav>
          <xsl:apply-templates select="$parts, //div[specGrp/classSpec]" mode="m:specification"/>
        </div>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="div" mode="m:specification" as="element()">
    <section>
      <h2><xsl:sequence select="f:spec-text(head)"/></h2>
      <xsl:apply-templates select="specGrp/(elementSpec | classSpec[@type = 'atts'])" mode="m:specification">
        <xsl:sort select="lower-case(@ident)"/>
      </xsl:apply-templates>
    </section>
  </xsl:template>

  <xsl:template match="elementSpec" mode="m:specification" as="element()">
    <section class="spec" id="{f:spec-id(.)}">
      <h3><code><xsl:sequence select="$f:code-language"/><xsl:value-of select="@ident"/></code><xsl:text> </xsl:text><xsl:sequence select="f:spec-text(gloss)"/></h3>
      <p><xsl:sequence select="f:spec-text(desc)"/></p>
      <dl>
        <xsl:sequence select="f:spec-fact('stands-in', f:spec-links(f:parents(.)))"/>
        <xsl:sequence select="f:spec-fact('holds', (f:spec-links(f:children(.)), f:text-name(.)))"/>
        <xsl:call-template name="f:attributes"/>
      </dl>
      <xsl:apply-templates select="exemplum/*" mode="m:example"/>
    </section>
  </xsl:template>

  <!-- Attributes that many elements have, described once. -->
  <xsl:template match="classSpec" mode="m:specification" as="element()">
    <section class="spec" id="{f:spec-id(.)}">
      <h3><code><xsl:sequence select="$f:code-language"/><xsl:value-of select="@ident"/></code></h3>
      <p><xsl:sequence select="f:spec-text(desc)"/></p>
      <dl><xsl:call-template name="f:attributes"/></dl>
    </section>
  </xsl:template>

  <!-- Its own attributes, and where the others are described. -->
  <xsl:template name="f:attributes" as="element()*">
    <xsl:variable name="own" as="element()*">
      <xsl:for-each select="attList//attDef">
        <span><xsl:call-template name="f:attribute"/></span>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="classes" as="element()*" select="f:spec-links(f:classes(.))"/>
    <xsl:if test="$own or $classes">
      <dt><xsl:value-of select="f:label('attributes')"/></dt>
      <xsl:for-each select="$own"><dd><xsl:sequence select="node()"/></dd></xsl:for-each>
      <xsl:if test="$classes"><dd class="members"><xsl:sequence select="$f:code-language"/><xsl:sequence select="f:spaced($classes)"/></dd></xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template name="f:attribute" as="node()*">
    <code><xsl:sequence select="$f:code-language"/><xsl:value-of select="'@' || @ident"/></code><xsl:text> </xsl:text>
    <xsl:if test="@usage = 'req'"><em><xsl:value-of select="f:label('required')"/></em><xsl:text> </xsl:text></xsl:if>
    <xsl:sequence select="f:spec-text((desc, gloss[not(../desc)]))"/>
    <xsl:for-each select="valList/valItem">
      <br/><code><xsl:sequence select="$f:code-language"/><xsl:value-of select="@ident"/></code><xsl:text> </xsl:text><xsl:sequence select="f:spec-text(gloss)"/>
    </xsl:for-each>
  </xsl:template>

  <!-- Names of elements are English words. -->
  <xsl:variable name="f:code-language" as="attribute(lang)?">
    <xsl:if test="$language ne 'en'"><xsl:attribute name="lang" select="'en'"/></xsl:if>
  </xsl:variable>

  <xsl:function name="f:text-name" as="element()?">
    <xsl:param name="spec" as="element(elementSpec)"/>
    <xsl:if test="f:holds-text($spec)"><i lang="{$language}"><xsl:value-of select="f:label('text')"/></i></xsl:if>
  </xsl:function>

  <xsl:function name="f:spec-id" as="xs:string">
    <xsl:param name="spec" as="element()"/>
    <xsl:sequence select="'spec-' || $spec/@ident"/>
  </xsl:function>

  <xsl:function name="f:spec-links" as="element()*">
    <xsl:param name="specs" as="element()*"/>
    <xsl:for-each select="sort($specs, (), function($spec) { lower-case($spec/@ident) })">
      <a href="#{f:spec-id(.)}"><xsl:value-of select="@ident"/></a>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="f:spec-fact" as="element()*">
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="items" as="element()*"/>
    <xsl:if test="exists($items)">
      <dt><xsl:value-of select="f:label($label)"/></dt>
      <dd class="members"><xsl:sequence select="$f:code-language"/><xsl:sequence select="f:spaced($items)"/></dd>
    </xsl:if>
  </xsl:function>

  <xsl:function name="f:spaced" as="node()*">
    <xsl:param name="items" as="element()*"/>
    <xsl:for-each select="$items">
      <xsl:if test="position() gt 1"><xsl:text> </xsl:text></xsl:if>
      <xsl:sequence select="."/>
    </xsl:for-each>
  </xsl:function>

  <!-- The reader's language of a text that the ODD has in English and in simplified Chinese. -->
  <xsl:function name="f:spec-text" as="node()*">
    <xsl:param name="texts" as="element()*"/>
    <xsl:variable name="wanted" as="xs:string" select="substring($language, 1, 2)"/>
    <xsl:variable name="text" as="xs:string" select="
        normalize-space(($texts[@xml:lang = $wanted], $texts[@xml:lang = 'en'])[1])"/>
    <xsl:choose>
      <xsl:when test="$language = 'zh-Hant'"><span lang="zh-Hans"><xsl:value-of select="$text"/></span></xsl:when>
      <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- All rules: id, severity, what each asks for in the reader's language and in the other. -->
  <xsl:template match="k:rules" mode="m:reference" as="element()">
    <xsl:call-template name="f:page">
      <xsl:with-param name="heading" select="f:label('rules')"/>
      <xsl:with-param name="kind" select="'reference-page'"/>
      <xsl:with-param name="content" as="node()*">
        <header class="page-head"><h1><xsl:value-of select="f:label('rules')"/></h1></header>
        <div class="prose reference">
          <p><xsl:value-of select="f:label('rules-text')"/></p>
          <p><a href="{$f:root}reference.html"><xsl:value-of select="f:label('reference')"/></a></p>
          <dl class="rules">
            <xsl:for-each select="k:rule">
              <dt id="{@id}"><code><xsl:sequence select="$f:code-language"/><xsl:value-of select="@id"/></code><xsl:text> </xsl:text>
                <span class="{@severity}"><xsl:value-of select="f:label('severity-' || @severity)"/></span></dt>
              <xsl:for-each select="sort(k:about, (), function($a) { not(starts-with($a/@lang, substring($language, 1, 2))) })">
                <dd lang="{@lang}"><xsl:value-of select="."/></dd>
              </xsl:for-each>
            </xsl:for-each>
          </dl>
        </div>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
