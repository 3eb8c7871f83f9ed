<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
    exclude-result-prefixes="#all" expand-text="yes">

  <!-- Cover and title page. The cover is the edition's own picture, or the drawing: devices that show no SVG take the
       picture made of it. -->

  <xsl:mode name="m:cover" on-no-match="fail" visibility="public"/>
  <xsl:mode name="m:title-page" on-no-match="fail" visibility="public"/>

  <xsl:template match="k:book" mode="m:cover" as="element()">
    <xsl:variable name="drawing" as="element(k:item)?" select="k:item[@id = 'cover-picture']"/>
    <xsl:variable name="picture" as="element(k:item)?" select="k:item[@id = 'cover-image']"/>
    <xsl:call-template name="m:document">
      <xsl:with-param name="title" select="f:label('cover')"/>
      <xsl:with-param name="language" select="@language"/>
      <xsl:with-param name="class" select="'cover'"/>
      <xsl:with-param name="type" select="'cover'"/>
      <xsl:with-param name="content" as="element()">
        <figure class="cover">
          <img role="doc-cover" src="{($picture, $drawing)[1]/@href}" alt="{f:cover-description(.)}"/>
        </figure>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="k:book" mode="m:title-page" as="element()">
    <xsl:call-template name="m:document">
      <xsl:with-param name="title" select="f:book-title(.)"/>
      <xsl:with-param name="language" select="@language"/>
      <xsl:with-param name="class" select="'title-page'"/>
      <xsl:with-param name="type" select="'frontmatter'"/>
      <xsl:with-param name="content" as="element()">
        <section epub:type="titlepage" class="title-page" aria-labelledby="title">
          <xsl:for-each select="@newspaper">
            <p class="newspaper"><xsl:sequence select="f:set(.)"/></p>
          </xsl:for-each>
          <h1 id="title"><xsl:sequence select="f:set(f:book-title(.))"/></h1>
          <xsl:for-each select="@subtitle">
            <p class="subtitle" role="doc-subtitle"><xsl:sequence select="f:set(.)"/></p>
          </xsl:for-each>
          <xsl:for-each select="f:dates(.)">
            <p class="date"><xsl:sequence select="f:set(.)"/></p>
          </xsl:for-each>
          <xsl:for-each select="@publisher">
            <p class="publisher"><xsl:sequence select="f:phrase-language(.)"/>{.}</p>
          </xsl:for-each>
        </section>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
