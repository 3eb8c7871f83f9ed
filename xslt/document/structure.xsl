<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:p="urn:kanben:prepared" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode" xmlns:t="urn:kanben:template"
    exclude-result-prefixes="#all">

  <!-- What any TEI document is made of.  Three modes keep the HTML valid by construction: m:block where boxes stand beside
       each other, m:mixed in a box that holds text and boxes, m:phrase in a line of text, where nothing becomes a box.
       kanben.publish.document.prepare has written what is to be known of an element beside it (@p:…). -->

  <xsl:mode name="m:block" on-no-match="text-only-copy"/>
  <xsl:mode name="m:mixed" on-no-match="text-only-copy"/>
  <xsl:mode name="m:phrase" on-no-match="text-only-copy"/>

  <!-- Class, anchor, language, direction and look of an element. -->
  <xsl:template name="t:attributes">
    <xsl:param name="class" as="xs:string*"/>
    <xsl:attribute name="class" select="string-join(('t-' || local-name(), $class, @p:rend), ' ')"/>
    <xsl:apply-templates select="@p:id, @p:lang, @p:dir, @p:style" mode="m:attribute"/>
  </xsl:template>

  <xsl:mode name="m:attribute" on-no-match="deep-skip"/>
  <xsl:template match="@p:id" mode="m:attribute"><xsl:attribute name="id" select="."/></xsl:template>
  <xsl:template match="@p:lang" mode="m:attribute"><xsl:attribute name="lang" select="."/></xsl:template>
  <xsl:template match="@p:dir" mode="m:attribute"><xsl:attribute name="dir" select="."/></xsl:template>
  <xsl:template match="@p:style" mode="m:attribute"><xsl:attribute name="style" select="."/></xsl:template>

  <!-- Elements without a template of their own, by their role (@p:role; none for a run of text) and the element that HTML has
       for them (@p:as).  ../ELEMENTS.md -->
  <xsl:template match="*" mode="m:block m:mixed m:phrase" priority="-4">
    <span><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:phrase"/></span>
  </xsl:template>
  <xsl:template match="*[@p:as]" mode="m:block m:mixed m:phrase" priority="-3">
    <xsl:element name="{@p:as}"><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:phrase"/></xsl:element>
  </xsl:template>
  <xsl:template match="*[@p:role]" mode="m:phrase" priority="-2">
    <span><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:phrase"/></span>
  </xsl:template>
  <xsl:template match="*[@p:role = 'inter']" mode="m:mixed" priority="-2">
    <span><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:phrase"/></span>
  </xsl:template>
  <xsl:template match="*[@p:role = ('block', 'inter')]" mode="m:block" priority="-2">
    <xsl:element name="{(@p:as, 'div')[1]}"><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:phrase"/></xsl:element>
  </xsl:template>
  <xsl:template match="*[@p:role = 'block']" mode="m:mixed" priority="-2">
    <xsl:element name="{(@p:as, 'div')[1]}"><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:phrase"/></xsl:element>
  </xsl:template>
  <xsl:template match="*[@p:b]" mode="m:block m:mixed" priority="-1">
    <div><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:mixed"/></div>
  </xsl:template>
  <xsl:template match="*[@p:role = 'group']" mode="m:block m:mixed" priority="-0.8">
    <div><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:block"/></div>
  </xsl:template>
  <xsl:template match="*[@p:role = 'milestone']" mode="m:block m:mixed m:phrase" priority="-0.8"><xsl:call-template name="t:milestone"/></xsl:template>
  <xsl:template match="*[@p:role = 'field']" mode="m:block m:mixed" priority="-0.8"><xsl:call-template name="t:field"/></xsl:template>
  <xsl:template match="*[@p:role = 'record']" mode="m:block m:mixed" priority="-0.8"><xsl:call-template name="t:record"/></xsl:template>

  <!-- A point in the text, which something may lead to. -->
  <xsl:template name="t:milestone">
    <span><xsl:call-template name="t:attributes"/></span>
  </xsl:template>

  <!-- Documents and their divisions.  What begins a page of its own is left out where it stands. -->
  <xsl:template match="TEI | teiCorpus | text | group | front | body | back" mode="m:block m:mixed">
    <xsl:choose>
      <xsl:when test="@p:id or @p:lang or @p:dir or @p:rend or @p:style">
        <div><xsl:call-template name="t:attributes"/><xsl:call-template name="t:children"/></div>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="t:children"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="TEI//TEI | teiCorpus//TEI" mode="m:block m:mixed" priority="2">
    <article>
      <xsl:call-template name="t:attributes"/>
      <xsl:if test="@p:title != '' and not(@p:page)"><h2><xsl:value-of select="@p:title"/></h2></xsl:if>
      <xsl:call-template name="t:children"/>
    </article>
  </xsl:template>

  <xsl:template name="t:children">
    <xsl:choose>
      <xsl:when test="@p:split">
        <xsl:for-each-group select="node()" group-starting-with="*[@p:page]">
          <xsl:if test="not(@p:page)"><xsl:apply-templates select="current-group()" mode="m:block"/></xsl:if>
        </xsl:for-each-group>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates mode="m:block"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="div | div1 | div2 | div3 | div4 | div5 | div6 | div7 | prologue | epilogue | performance | titlePage"
      mode="m:block m:mixed">
    <xsl:element name="{if (head and not(@p:page)) then 'section' else 'div'}">
      <xsl:call-template name="t:attributes"/>
      <xsl:call-template name="t:children"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="floatingText" mode="m:block m:mixed">
    <blockquote><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:block"/></blockquote>
  </xsl:template>

  <xsl:template match="TEI | teiCorpus | text | group | front | body | back | div | div1 | div2 | div3 | div4 | div5 | div6 | div7
      | floatingText | titlePage | docTitle | standOff | sourceDoc | facsimile | divGen" mode="m:phrase">
    <span><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:phrase"/></span>
  </xsl:template>

  <xsl:template match="docTitle | standOff" mode="m:block m:mixed">
    <div><xsl:call-template name="t:attributes"/><xsl:call-template name="t:children"/></div>
  </xsl:template>

  <xsl:template match="divGen" mode="m:block m:mixed"/>

  <!-- Heads: those of divisions are headings, at the level that the page gives them. -->
  <xsl:template match="head" mode="m:block m:mixed">
    <p><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:phrase"/></p>
  </xsl:template>
  <xsl:template match="head[@p:level]" mode="m:block m:mixed">
    <xsl:element name="h{@p:level}"><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:phrase"/></xsl:element>
  </xsl:template>
  <xsl:template match="head | headItem | headLabel" mode="m:phrase">
    <span><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:phrase"/></span>
  </xsl:template>

  <!-- Paragraphs: a box where one stands in them. -->
  <xsl:template match="p | ab" mode="m:block m:mixed">
    <p><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:phrase"/></p>
  </xsl:template>
  <xsl:template match="p[@p:b] | ab[@p:b]" mode="m:block m:mixed">
    <div><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:mixed"/></div>
  </xsl:template>
  <xsl:template match="p | ab" mode="m:phrase">
    <span><xsl:call-template name="t:attributes"><xsl:with-param name="class" select="'b'"/></xsl:call-template><xsl:apply-templates mode="m:phrase"/></span>
  </xsl:template>

  <!-- Quotations: a block of their own between blocks, else in the line with the marks that the print has. -->
  <xsl:template match="quote | q" mode="m:block"><blockquote><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:phrase"/></blockquote></xsl:template>
  <xsl:template match="quote | q | cit" mode="m:mixed m:phrase"><span><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:phrase"/></span></xsl:template>
  <xsl:template match="quote[@p:b] | q[@p:b]" mode="m:block m:mixed"><blockquote><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:mixed"/></blockquote></xsl:template>
  <xsl:template match="cit" mode="m:block"><blockquote><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:block"/></blockquote></xsl:template>
</xsl:stylesheet>
