<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    exclude-result-prefixes="#all">

  <!-- How to cite an article, and its text and data to take home. -->

  <xsl:variable name="f:downloads" as="map(xs:string, xs:string)" select="map {
      'xml': 'TEI', 'txt': 'plain-text', 'bib': 'BibTeX', 'ris': 'RIS', 'csl.json': 'CSL-JSON', 'jsonld': 'JSON-LD' }"/>

  <xsl:template name="f:cite" as="element()?">
    <xsl:variable name="id" as="xs:string" select="string(*/@xml:id)"/>
    <xsl:for-each select="$context/*/k:work">
      <section class="cite">
        <h2><xsl:value-of select="f:label('cite')"/></h2>
        <dl>
          <xsl:for-each select="k:citation">
            <dt><xsl:value-of select="@style"/></dt>
            <dd><xsl:sequence select="$f:text-language"/><xsl:value-of select="."/></dd>
          </xsl:for-each>
        </dl>
        <ul class="downloads" aria-label="{f:label('downloads')}">
          <xsl:for-each select="'xml', 'txt', 'bib', 'ris', 'csl.json', 'jsonld'">
            <li>
              <a href="{$f:site}articles/{encode-for-uri($id)}.{.}" download="{$id}.{.}">
                <xsl:value-of select="f:label($f:downloads(.))"/>
              </a>
            </li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
