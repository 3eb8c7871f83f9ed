<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
    exclude-result-prefixes="#all" expand-text="yes">

  <!-- Where things are in the book, and what they are called: the hooks of common/ as an EPUB answers them. -->

  <!-- Where a pointer of the TEI leads: to an index, to another article of the book, to the web; '' for no link. -->
  <xsl:function name="f:href" as="xs:string">
    <xsl:param name="target" as="xs:string"/>
    <xsl:variable name="file" as="xs:string" select="string(tokenize(substring-before($target || '#', '#'), '/')[last()])"/>
    <xsl:variable name="id" as="xs:string" select="substring-after($target, '#')"/>
    <xsl:variable name="article" as="element()?" select="f:in-context('article', replace($file, '\.xml$', ''))"/>
    <xsl:variable name="entry" as="xs:string?" select="f:in-context('target', $id)/@href"/>
    <xsl:sequence select="
        if (f:is-web($target)) then string($target[f:is-address(.)])
        else if ($entry and $file = ('register.xml', '')) then $entry
        else if ($file = '' and $id != '') then '#' || $id
        else if ($article) then f:article-file($article/@ref) || (('#' || $id)[$id = tokenize($article/@anchors)])
        else ''"/>
  </xsl:function>

  <!-- What the book holds of that kind and name. -->
  <xsl:function name="f:in-context" as="element()?">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="$context ! key('f:context', $kind || ' ' || $name, .)[1]"/>
  </xsl:function>

  <xsl:function name="f:file-name" as="xs:string">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="f:article-file($document/*/@xml:id)"/>
  </xsl:function>

  <!-- The file of an article. -->
  <xsl:function name="f:article-file" as="xs:string">
    <xsl:param name="id" as="xs:string"/>
    <xsl:sequence select="'article-' || $id || '.xhtml'"/>
  </xsl:function>

  <!-- The id of an article's page break of that number. -->
  <xsl:function name="f:break-id" as="xs:string">
    <xsl:param name="number" as="xs:integer"/>
    <xsl:sequence select="'page-' || $number"/>
  </xsl:function>

  <!-- The number of a printed page; in brackets, as cataloguers do, where the print does not show it. -->
  <xsl:function name="f:page-number" as="xs:string">
    <xsl:param name="page" as="element(k:page)"/>
    <xsl:sequence select="
        if ($page/@n) then string($page/@n)
        else '[' || count($page/preceding-sibling::k:page) + 1 || ']'"/>
  </xsl:function>

  <!-- What an entry of the contents says. -->
  <xsl:function name="f:point-label" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="
        if ($entry/self::k:item) then string-join((f:label($entry/@label), $entry/@initials), ' ')
        else if ($entry/self::k:issue or $entry/self::k:page) then f:name-of($entry)
        else normalize-space(($entry/self::k:section, $entry/k:title)[1])"/>
  </xsl:function>

  <!-- Where an entry of the contents leads. -->
  <xsl:function name="f:point-href" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="
        if ($entry/self::k:item) then string($entry/@href)
        else if ($entry/self::k:section) then string($entry/@href)
        else f:article-file($entry/descendant-or-self::k:article[1]/@id)"/>
  </xsl:function>

  <!-- An id for an entry of the contents. -->
  <xsl:function name="f:point-id" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="
        string-join(('entry', $entry[self::k:section]/../@id, $entry/@id, $entry[self::k:section]/@anchor), '-')"/>
  </xsl:function>
</xsl:stylesheet>
