<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    xmlns="http://www.daisy.org/z3986/2005/ncx/"
    exclude-result-prefixes="#all" expand-text="yes">

  <!-- The same contents for reading systems of EPUB 2.  OPF 2.0.1, Section2.4.1 -->

  <xsl:mode name="m:ncx" on-no-match="fail" visibility="public"/>

  <xsl:template match="k:book" mode="m:ncx" as="element()">
    <xsl:variable name="pages" as="element(k:break)*" select="k:break"/>
    <ncx version="2005-1" xml:lang="{@language}">
      <head>
        <meta name="dtb:uid" content="{@identifier}"/>
        <meta name="dtb:depth" content="4"/>
        <meta name="dtb:totalPageCount" content="{count($pages)}"/>
        <meta name="dtb:maxPageNumber" content="{max((0, $pages/@label[. castable as xs:integer]/xs:integer(.)))}"/>
      </head>
      <docTitle><text>{@title}</text></docTitle>
      <navMap>
        <xsl:apply-templates select="k:item[@toc = 'before'], k:edition/k:issue[.//k:article], k:item[@toc = 'after']"
            mode="#current"/>
      </navMap>
      <xsl:if test="$pages">
        <pageList>
          <xsl:for-each select="$pages">
            <pageTarget id="target-{position()}" type="{if (@label castable as xs:integer) then 'normal' else 'special'}">
              <navLabel><text>{@label}</text></navLabel>
              <content src="{@href}"/>
            </pageTarget>
          </xsl:for-each>
        </pageList>
      </xsl:if>
    </ncx>
  </xsl:template>

  <xsl:template match="k:item | k:issue | k:page | k:article | k:section" mode="m:ncx" as="element()">
    <navPoint id="{f:point-id(.)}">
      <navLabel><text>{f:point-label(.)}</text></navLabel>
      <content src="{f:point-href(.)}"/>
      <xsl:apply-templates select="k:page[k:article] | k:article | k:section" mode="#current"/>
    </navPoint>
  </xsl:template>
</xsl:stylesheet>
