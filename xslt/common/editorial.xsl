<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    exclude-result-prefixes="#all">

  <!-- Slips and their mending, what is left out, editors' notes.  TEI P5, COED and PH -->

  <xsl:template match="sic" mode="m:text" as="element()">
    <span class="sic" title="{f:label('sic')}"><xsl:apply-templates mode="#current"/></span>
  </xsl:template>

  <!-- The printed form stands in the text; the other one beside it. -->
  <xsl:template match="choice[sic | orig | abbr]" mode="m:text" as="element()">
    <xsl:variable name="printed" as="element()" select="(sic | orig | abbr)[1]"/>
    <xsl:variable name="other" as="element()?" select="(corr | reg | expan)[1]"/>
    <span class="choice">
      <span class="{local-name($printed)}">
        <xsl:if test="$other">
          <xsl:attribute name="title" select="
              f:label(if ($other/self::corr) then 'corrected' else 'regularised') || ' ' || string($other)"/>
        </xsl:if>
        <xsl:apply-templates select="$printed/node()" mode="#current"/>
      </span>
      <xsl:for-each select="$other">
        <span class="{local-name()} other" hidden="hidden"><xsl:apply-templates mode="#current"/></span>
      </xsl:for-each>
    </span>
  </xsl:template>

  <xsl:template match="choice | subst | seg | unclear | add | damage | surplus | orig | abbr | mod | handShift | w | c | pc | s"
      mode="m:text" as="element()">
    <span class="{local-name()}"><xsl:sequence select="f:language(.)"/><xsl:apply-templates mode="#current"/></span>
  </xsl:template>

  <xsl:template match="del" mode="m:text" as="element()">
    <del><xsl:apply-templates mode="#current"/></del>
  </xsl:template>

  <!-- Words an editor supplied stand in square brackets, as print has it. -->
  <xsl:template match="supplied | corr[not(parent::choice)] | reg[not(parent::choice)] | ex" mode="m:text" as="element()">
    <ins class="{local-name()}" title="{f:label('supplied')}">
      <xsl:text>[</xsl:text><xsl:apply-templates mode="#current"/><xsl:text>]</xsl:text>
    </ins>
  </xsl:template>

  <xsl:template match="gap" mode="m:text" as="element()">
    <span class="gap" title="{f:label(if (@reason = 'illegible') then 'illegible' else 'gap')}">[…]</span>
  </xsl:template>

  <xsl:template match="space" mode="m:text" as="element()">
    <span class="space">&#x3000;</span>
  </xsl:template>

  <!-- Running heads and page numbers are no part of an article. -->
  <xsl:template match="fw" mode="m:text"/>

  <!-- A note leaves a mark in the text and stands at the article's end (m:notes). -->
  <xsl:template match="note" mode="m:text" as="element()">
    <xsl:variable name="anchor" as="xs:string" select="f:anchor(.)"/>
    <a class="noteref" role="doc-noteref" id="r-{$anchor}" href="#{$anchor}">
      <xsl:value-of select="f:note-mark(.)"/>
    </a>
  </xsl:template>

  <!-- How a note is called: by its own @n, else by its number in the article. -->
  <xsl:function name="f:note-mark" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="($note/@n, string($note/accumulator-before('f:anchors')?n))[1]"/>
  </xsl:function>

  <!-- The notes of an article, in the order of their marks. -->
  <xsl:mode name="m:notes" on-no-match="shallow-skip" use-accumulators="#all"/>

  <xsl:template match="note" mode="m:notes" as="element()+">
    <aside class="note" role="doc-footnote" id="{f:anchor(.)}">
      <p>
        <a class="backlink" role="doc-backlink" href="#r-{f:anchor(.)}"><xsl:value-of select="f:note-mark(.)"/></a>
        <xsl:text> </xsl:text>
        <xsl:apply-templates mode="m:text"/>
      </p>
    </aside>
    <!-- A note may have notes. -->
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="text()" mode="m:notes"/>
</xsl:stylesheet>
