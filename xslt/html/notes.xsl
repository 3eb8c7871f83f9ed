<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    exclude-result-prefixes="#all">

  <!-- Marks in the text.  Editors' notes stand beside the line they belong to, in the margin or, on narrow pages, below it. -->

  <xsl:template match="tei:note" mode="m:text" as="element()+">
    <xsl:variable name="anchor" as="xs:string" select="f:anchor(.)"/>
    <sup class="noteref" id="r-{$anchor}">
      <a href="#{$anchor}" role="doc-noteref" aria-label="{f:label('note')} {f:note-mark(.)}">
        <xsl:value-of select="f:note-mark(.)"/>
      </a>
    </sup>
    <span class="note" id="{$anchor}">
      <xsl:if test="not(ancestor::tei:head)"><xsl:attribute name="role" select="'note'"/></xsl:if>
      <a class="mark" href="#r-{$anchor}" aria-label="{f:label('to-text')}"><xsl:value-of select="f:note-mark(.)"/></a>
      <xsl:text> </xsl:text>
      <xsl:apply-templates mode="#current"/>
    </span>
  </xsl:template>

  <!-- A page of the print begins.  A page break of DPUB-ARIA may bear no name, a separator may. -->
  <xsl:template match="tei:pb" mode="m:text" as="element()">
    <span class="pb" role="separator" lang="{$language}">
      <xsl:attribute name="aria-label" select="
          if (@n) then f:filled('page-n', @n) else f:label('page-break')"/>
    </span>
  </xsl:template>
</xsl:stylesheet>
