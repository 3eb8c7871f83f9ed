<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:p="urn:kanben:prepared" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode" xmlns:t="urn:kanben:template"
    exclude-result-prefixes="#all">

  <!-- Notes: a mark in the line and the note at the end of its page.  TEI P5, CO.html#CONO -->

  <xsl:key name="t:notes" match="note[@p:note]" use="@p:in"/>

  <xsl:function name="f:note-id" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="string(($note/@p:id, 'n' || $note/@p:note)[1])"/>
  </xsl:function>

  <!-- A note's own sign, if it is one, else its number. -->
  <xsl:function name="f:note-mark" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="string(($note/@n[string-length() le 4][. != ''], $note/@p:note)[1])"/>
  </xsl:function>

  <xsl:template match="note[@p:note]" mode="m:block m:mixed m:phrase" priority="4">
    <sup class="noteref">
      <xsl:choose>
        <xsl:when test="@p:unlinked"><xsl:value-of select="f:note-mark(.)"/></xsl:when>
        <xsl:otherwise><a id="r{@p:note}" href="#{f:note-id(.)}" role="doc-noteref"><xsl:value-of select="f:note-mark(.)"/></a></xsl:otherwise>
      </xsl:choose>
    </sup>
  </xsl:template>

  <xsl:template match="note" mode="m:block m:mixed"><div role="note"><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:mixed"/></div></xsl:template>

  <xsl:template match="note" mode="m:phrase"><span><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:phrase"/></span></xsl:template>

  <xsl:template name="t:notes">
    <xsl:param name="page" as="xs:string"/>
    <xsl:variable name="notes" as="element(note)*" select="key('t:notes', $page)"/>
    <xsl:if test="$notes">
      <div class="notes" role="doc-endnotes" aria-label="{f:label('notes')}">
        <ol>
          <xsl:for-each select="$notes">
            <li>
              <xsl:call-template name="t:attributes"/>
              <xsl:attribute name="id" select="f:note-id(.)"/>
              <span class="mark">
                <xsl:choose>
                  <xsl:when test="@p:unlinked"><xsl:value-of select="f:note-mark(.)"/></xsl:when>
                  <xsl:otherwise><a href="#r{@p:note}" role="doc-backlink" aria-label="{f:label('back')} {f:note-mark(.)}"><xsl:value-of select="f:note-mark(.)"/></a></xsl:otherwise>
                </xsl:choose>
              </span>
              <xsl:text> </xsl:text>
              <div class="t-note-text"><xsl:apply-templates mode="m:mixed"/></div>
            </li>
          </xsl:for-each>
        </ol>
      </div>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
