<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    exclude-result-prefixes="#all">

  <!-- What Python tells of a page; the same names as the fields of kanben.publish.site.rendering.PageParameters. -->

  <!-- The languages of the interface, separated by spaces; the first stands at the site's root. -->
  <xsl:param name="languages" as="xs:string" select="$language"/>
  <!-- The edition's title, on every page. -->
  <xsl:param name="title" as="xs:string" select="'Kanben'"/>
  <!-- The language of the edition's text, where an article does not say its own. -->
  <xsl:param name="text-language" as="xs:string" select="'zh-Hans'"/>
  <!-- The page being written, relative to the root of its language: articles/x.html. -->
  <xsl:param name="path" as="xs:string" select="'index.html'"/>
  <!-- What is made of it: the whole page; its frame, the same for all pages of a folder but for their names; its
       content, which kanben.publish.site.page_shell puts into that. -->
  <xsl:param name="part" as="xs:string" select="'page'"/>
  <!-- Where the site will stand, with a slash at the end; empty if that is not known. -->
  <xsl:param name="address" as="xs:string" select="''"/>
  <!-- Whether there is a page to search the site. -->
  <xsl:param name="has-search" as="xs:boolean" select="false()"/>
  <!-- Whether articles stand alone: there are no pages but theirs, and a name leads to the list below the text. -->
  <xsl:param name="alone" as="xs:boolean" select="false()"/>
  <!-- A picture of the edition's own in static/, instead of the seal before the title. -->
  <xsl:param name="logo" as="xs:string" select="''"/>
  <!-- The edition's own order of the masthead's links, separated by spaces; those not named follow. -->
  <xsl:param name="order" as="xs:string" select="''"/>
  <!-- What the page needs from elsewhere (k:context): neighbours, the entries an article names. -->
  <xsl:param name="context" as="document-node()?" select="()"/>

  <xsl:variable name="f:languages" as="xs:string+" select="tokenize($languages)"/>

  <!-- Where on its server the site stands, the server's root if nothing is said: the page for wrong addresses is shown at any
       depth, so that its links begin there. -->
  <xsl:variable name="f:stand" as="xs:string" select="(replace($address, '^[A-Za-z]+://[^/]*', '')[. != ''], '/')[1]"/>

  <xsl:variable name="f:encoded-path" as="xs:string" select="string-join(tokenize($path, '/') ! encode-for-uri(.), '/')"/>

  <!-- The way from the page to the root of its language. -->
  <xsl:variable name="f:root" as="xs:string" select="
      if ($path = '404.html') then $f:stand || f:folder($language)
      else string-join((1 to count(tokenize($path, '/')) - 1) ! '../')"/>

  <!-- The way from the page to the root of the site. -->
  <xsl:variable name="f:site" as="xs:string" select="
      if ($path = '404.html') then $f:stand else $f:root || '../'[f:folder($language)]"/>

  <!-- The folder of a language's pages. -->
  <xsl:function name="f:folder" as="xs:string">
    <xsl:param name="of" as="xs:string"/>
    <xsl:sequence select="if ($of = $f:languages[1]) then '' else $of || '/'"/>
  </xsl:function>

  <xsl:variable name="f:edition-title" as="xs:string" select="$title"/>

  <!-- The entries and articles that are pointed to and not there. -->
  <xsl:variable name="f:missing" as="map(xs:string, xs:boolean)" select="
      map:merge($context/*/k:missing/@id ! map:entry(string(.), true()))"/>

  <!-- Whether the site has an entry or article; without context each is taken to be there. -->
  <xsl:function name="f:is-known" as="xs:boolean">
    <xsl:param name="id" as="xs:string"/>
    <xsl:sequence select="not(map:contains($f:missing, $id))"/>
  </xsl:function>

  <xsl:function name="f:entry-path" as="xs:string">
    <xsl:param name="id" as="xs:string"/>
    <xsl:sequence select="f:index-of($id) || '/' || encode-for-uri($id) || '.html'"/>
  </xsl:function>

  <xsl:function name="f:entry-part-path" as="xs:string">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="n" as="xs:integer"/>
    <xsl:sequence select="
        if ($n eq 1) then f:entry-path($id) else replace(f:entry-path($id), '\.html$', '/' || $n || '.html')"/>
  </xsl:function>

  <xsl:function name="f:article-path" as="xs:string">
    <xsl:param name="id" as="xs:string"/>
    <xsl:sequence select="'articles/' || encode-for-uri($id) || '.html'"/>
  </xsl:function>

  <!-- A label with a number in it; one has its own form. -->
  <xsl:function name="f:count-label" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="n" as="xs:integer"/>
    <xsl:sequence select="if ($n eq 1) then f:label($key || '-one') else replace(f:label($key), '\{n\}', string($n))"/>
  </xsl:function>

  <!-- The language of the edition's words, where it is not that of the page around them. -->
  <xsl:variable name="f:text-language" as="attribute(lang)?">
    <xsl:if test="$text-language ne $language"><xsl:attribute name="lang" select="$text-language"/></xsl:if>
  </xsl:variable>
</xsl:stylesheet>
