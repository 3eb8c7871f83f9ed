<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
    exclude-result-prefixes="#all" expand-text="yes">

  <!-- The navigation document: table of contents, landmarks, lists of printed pages, pictures and names.  EPUB 3.3, sec-nav -->

  <xsl:mode name="m:navigation" on-no-match="fail" visibility="public"/>

  <xsl:template match="k:book" mode="m:navigation" as="element()">
    <xsl:variable name="book" as="element(k:book)" select="."/>
    <xsl:call-template name="m:document">
      <xsl:with-param name="title" select="f:label('contents')"/>
      <xsl:with-param name="language" select="@language"/>
      <xsl:with-param name="class" select="'contents'"/>
      <xsl:with-param name="type" select="'frontmatter'"/>
      <xsl:with-param name="content" as="element()+">
        <xsl:call-template name="m:contents"/>
        <xsl:call-template name="m:landmarks"/>
        <xsl:call-template name="m:list">
          <xsl:with-param name="entries" select="k:break"/>
          <xsl:with-param name="type" select="'page-list'"/>
          <xsl:with-param name="role" select="'doc-pagelist'"/>
          <xsl:with-param name="title" select="'printed-pages'"/>
        </xsl:call-template>
        <xsl:call-template name="m:list">
          <xsl:with-param name="entries" select="k:picture"/>
          <xsl:with-param name="type" select="'loi'"/>
          <xsl:with-param name="title" select="'pictures'"/>
        </xsl:call-template>
        <xsl:for-each select="'people', 'places'">
          <xsl:call-template name="m:list">
            <xsl:with-param name="entries" select="$book/k:name[@index = current()]"/>
            <xsl:with-param name="title" select="'index-' || ."/>
          </xsl:call-template>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="m:contents" as="element()">
    <xsl:context-item as="element(k:book)" use="required"/>
    <nav epub:type="toc" role="doc-toc" id="toc" aria-labelledby="toc-title">
      <h1 id="toc-title">{f:label('contents')}</h1>
      <ol>
        <xsl:apply-templates select="k:item[@toc = 'before'], k:edition/k:issue[.//k:article], k:item[@toc = 'after']"
            mode="#current"/>
      </ol>
    </nav>
  </xsl:template>

  <xsl:template match="k:item | k:issue | k:page | k:article | k:section" mode="m:navigation" as="element()">
    <li class="{local-name()}">
      <a href="{f:point-href(.)}"><xsl:sequence select="f:set(f:point-label(.))"/></a>
      <xsl:where-populated>
        <ol>
          <xsl:apply-templates select="k:page[k:article] | k:article | k:section" mode="#current"/>
        </ol>
      </xsl:where-populated>
    </li>
  </xsl:template>

  <xsl:template name="m:landmarks" as="element()">
    <xsl:context-item as="element(k:book)" use="required"/>
    <nav epub:type="landmarks" hidden="hidden" aria-labelledby="landmarks-title">
      <h2 id="landmarks-title">{f:label('landmarks')}</h2>
      <ol>
        <xsl:for-each select="k:item[@landmark]">
          <li><a epub:type="{@landmark}" href="{@href}">{f:label((@label, 'articles')[1])}</a></li>
        </xsl:for-each>
      </ol>
    </nav>
  </xsl:template>

  <!-- A list of places in the book that have a label and a link: printed pages, pictures, names. -->
  <xsl:template name="m:list" as="element()?">
    <xsl:param name="entries" as="element()*"/>
    <xsl:param name="type" as="xs:string?"/>
    <xsl:param name="role" as="xs:string?"/>
    <xsl:param name="title" as="xs:string"/>
    <xsl:if test="$entries">
      <nav hidden="hidden" aria-labelledby="{$title}-title">
        <xsl:where-populated>
          <xsl:attribute name="epub:type" select="$type"/>
          <xsl:attribute name="role" select="$role"/>
        </xsl:where-populated>
        <h2 id="{$title}-title">{f:label($title)}</h2>
        <ol>
          <xsl:for-each select="$entries">
            <li><a href="{@href}">{@label}</a></li>
          </xsl:for-each>
        </ol>
      </nav>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
