<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    exclude-result-prefixes="#all">

  <!-- Pictures that the edition has (k:picture: what the TEI calls it, where it stands in the site, its size); of
       others the description is shown. -->

  <xsl:key name="k:picture" match="k:picture" use="@url"/>

  <xsl:template match="tei:graphic" mode="m:text" as="element()">
    <xsl:variable name="url" as="xs:string" select="string(@url)"/>
    <xsl:variable name="picture" as="element(k:picture)?" select="
        (($context, root(.)) ! key('k:picture', $url, .))[1]"/>
    <xsl:choose>
      <xsl:when test="$picture">
        <img src="{$f:site}{$picture/@href}" width="{$picture/@width}" height="{$picture/@height}" loading="lazy"
            alt="{f:picture-description(.)}"/>
      </xsl:when>
      <xsl:otherwise>
        <span class="no-picture" lang="{$language}">[<xsl:value-of select="f:label('no-image')"/>]</span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What a picture shows: its description, else that it is a photograph, which its caption then explains. -->
  <xsl:function name="f:picture-description" as="xs:string">
    <xsl:param name="graphic" as="element(tei:graphic)"/>
    <xsl:sequence select="
        ($graphic/(tei:desc, ../tei:figDesc)[normalize-space()][1] ! f:plain(.), f:label('photograph'))[1]"/>
  </xsl:function>
</xsl:stylesheet>
