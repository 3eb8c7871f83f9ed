<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"
    exclude-result-prefixes="#all" expand-text="yes">

  <!-- The package document: metadata, manifest and spine.  EPUB 3.3, sec-package-doc -->

  <xsl:mode name="m:package" on-no-match="fail" visibility="public"/>

  <xsl:template match="k:book" mode="m:package" as="element()">
    <package version="3.0" unique-identifier="book-id" xml:lang="{@language}">
      <metadata>
        <xsl:call-template name="m:titles"/>
        <xsl:call-template name="m:contributors"/>
        <xsl:call-template name="m:origin"/>
        <xsl:call-template name="m:accessibility"/>
      </metadata>
      <manifest>
        <xsl:apply-templates select="k:item" mode="#current"/>
      </manifest>
      <spine toc="ncx" page-progression-direction="{if (f:is-vertical(.)) then 'rtl' else 'ltr'}">
        <xsl:for-each select="k:item[@spine]">
          <itemref idref="{@id}"/>
        </xsl:for-each>
      </spine>
      <!-- What readers of EPUB 2 look for. -->
      <guide>
        <xsl:for-each select="k:item[@id = 'cover']"><reference type="cover" title="{f:label('cover')}" href="{@href}"/></xsl:for-each>
        <xsl:for-each select="k:item[@id = 'nav']"><reference type="toc" title="{f:label('contents')}" href="{@href}"/></xsl:for-each>
        <xsl:for-each select="k:item[@landmark = 'bodymatter'][1]"><reference type="text" title="{f:label('articles')}" href="{@href}"/></xsl:for-each>
      </guide>
    </package>
  </xsl:template>

  <xsl:template match="k:item" mode="m:package" as="element()">
    <item id="{@id}" href="{@href}" media-type="{@media-type}">
      <xsl:copy-of select="@properties"/>
    </item>
  </xsl:template>

  <!-- Whether the book is set in vertical lines, which run from right to left. -->
  <xsl:function name="f:is-vertical" as="xs:boolean">
    <xsl:param name="book" as="element(k:book)"/>
    <xsl:sequence select="$book/@writing-mode = 'vertical'"/>
  </xsl:function>
</xsl:stylesheet>
