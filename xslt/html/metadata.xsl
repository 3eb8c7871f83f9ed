<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    exclude-result-prefixes="#all">

  <!-- What an article's page says to programs: search engines, link previews, reference managers.
       Highwire tags as Google Scholar and Zotero read them; schema.org in JSON-LD; Open Graph. -->

  <xsl:template name="f:article-metadata" as="element()*">
    <xsl:variable name="work" as="element(k:work)?" select="$context/*/k:work"/>
    <xsl:variable name="title" as="xs:string" select="f:title(.)"/>
    <xsl:variable name="description" as="xs:string" select="f:description(.)"/>
    <meta name="description" content="{$description}"/>
    <meta property="og:type" content="article"/>
    <meta property="og:title" content="{$title}"/>
    <meta property="og:description" content="{$description}"/>
    <meta property="og:site_name" content="{$f:edition-title}"/>
    <xsl:for-each select="$work/@url"><meta property="og:url" content="{.}"/></xsl:for-each>
    <meta name="citation_title" content="{$title}"/>
    <xsl:for-each select="$work/k:creator"><meta name="citation_author" content="{.}"/></xsl:for-each>
    <xsl:for-each select="$work/@newspaper"><meta name="citation_journal_title" content="{.}"/></xsl:for-each>
    <xsl:for-each select="$work/@date"><meta name="citation_publication_date" content="{translate(., '-', '/')}"/></xsl:for-each>
    <xsl:for-each select="$work/@page"><meta name="citation_firstpage" content="{.}"/></xsl:for-each>
    <meta name="citation_language" content="{*/@xml:lang}"/>
    <xsl:for-each select="$work/@url"><meta name="citation_public_url" content="{.}"/></xsl:for-each>
    <xsl:variable name="beside" as="xs:string" select="$f:site || 'articles/' || encode-for-uri(*/@xml:id)"/>
    <link rel="alternate" type="application/tei+xml" href="{$beside}.xml"/>
    <link rel="alternate" type="text/plain" href="{$beside}.txt"/>
    <xsl:for-each select="$context/*/k:previous"><link rel="prev" href="{$f:root}{f:article-path(@id)}"/></xsl:for-each>
    <xsl:for-each select="$context/*/k:next"><link rel="next" href="{$f:root}{f:article-path(@id)}"/></xsl:for-each>
    <xsl:for-each select="$work/k:description">
      <script type="application/ld+json"><xsl:value-of select="."/></script>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
