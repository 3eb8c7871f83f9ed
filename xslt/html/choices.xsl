<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    exclude-result-prefixes="#all">

  <!-- The reader's choices: a panel that static/reader.js shows and static/choices.js remembers. -->

  <xsl:template name="f:choices" as="element()">
    <details class="choices">
      <summary aria-label="{f:label('choices')}"><span aria-hidden="true">文<small>A</small></span></summary>
      <form>
        <xsl:sequence select="f:choice('theme', ('auto', 'light', 'sepia', 'dark'))"/>
        <xsl:sequence select="f:choice('size', ('small', 'normal', 'large', 'huge'))"/>
        <xsl:sequence select="f:choice('width', ('narrow', 'normal', 'wide'))"/>
        <xsl:if test="$f:is-chinese">
          <xsl:sequence select="f:choice('characters', ('printed', 'simplified', 'traditional'))"/>
          <p class="converted" hidden="hidden"><xsl:value-of select="f:label('converted')"/></p>
        </xsl:if>
        <xsl:if test="$f:is-article">
          <xsl:sequence select="f:choice('direction', ('horizontal', 'vertical'))"/>
          <xsl:sequence select="f:choice('punctuation', ('printed', 'full-width'))"/>
          <xsl:sequence select="f:choice('marks', ('none', 'names'))"/>
          <fieldset>
            <legend><xsl:value-of select="f:label('highlights')"/></legend>
            <xsl:for-each select="'person', 'place', 'organisation', 'source', 'date'">
              <label class="{.}">
                <input type="checkbox" name="show-{.}"/>
                <xsl:value-of select="f:label(if (. = 'date') then 'dates' else .)"/>
              </label>
            </xsl:for-each>
          </fieldset>
          <fieldset>
            <legend><xsl:value-of select="f:label('editorial')"/></legend>
            <label><input type="checkbox" name="show-editorial"/><xsl:value-of select="f:label('editorial-marks')"/></label>
          </fieldset>
          <xsl:call-template name="f:key"/>
        </xsl:if>
      </form>
    </details>
  </xsl:template>

  <!-- What the marks of the editorial layer mean; cards beside names say the same of one name. -->
  <xsl:template name="f:key" as="element()">
    <ul class="key">
      <li class="checked"><xsl:value-of select="f:label('checked')"/></li>
      <xsl:for-each select="'high', 'medium', 'low'">
        <li class="{.}"><xsl:value-of select="f:label('tagged'), f:label('cert-' || .)" separator="{f:label('comma')}"/></li>
      </xsl:for-each>
      <li><xsl:value-of select="'〔〕 ' || string-join(('corrected', 'regularised') ! f:label(.), f:label('comma'))"/></li>
    </ul>
  </xsl:template>

  <!-- One of several: radio buttons. -->
  <xsl:function name="f:choice" as="element()">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="values" as="xs:string+"/>
    <fieldset>
      <legend><xsl:value-of select="f:label('choice-' || $name)"/></legend>
      <xsl:for-each select="$values">
        <label>
          <input type="radio" name="{$name}" value="{.}"/>
          <xsl:value-of select="f:label('choice-' || $name || '-' || .)"/>
        </label>
      </xsl:for-each>
    </fieldset>
  </xsl:function>
</xsl:stylesheet>
