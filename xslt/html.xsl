<?xml version="1.0" encoding="UTF-8"?>
<!-- The site: one page for each article, each entry of the register, each list.  Every page is one transformation with
     its own initial mode; kanben.publish.site.page_sources says which document goes through which mode. -->
<xsl:package name="urn:kanben:package:html" version="3.0" declared-modes="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    exclude-result-prefixes="#all">

  <xsl:import href="common/all.xsl"/>
  <xsl:import href="html/all.xsl"/>

  <xsl:output method="html" html-version="5" encoding="UTF-8" indent="no" include-content-type="no"
      escape-uri-attributes="no"/>

  <!-- From a TEI article: its page. -->
  <xsl:mode name="m:article" visibility="public" on-no-match="fail" use-accumulators="#all"/>
  <!-- From k:frame: what pages have around their content. -->
  <xsl:mode name="m:frame" visibility="public" on-no-match="shallow-skip"/>
  <!-- From k:page: a page as it was printed.  From k:map: the map.  From k:dates: the timeline. -->
  <xsl:mode name="m:printed-page" visibility="public" on-no-match="fail" use-accumulators="#all"/>
  <xsl:mode name="m:map" visibility="public" on-no-match="fail" use-accumulators="#all"/>
  <xsl:mode name="m:dates" visibility="public" on-no-match="fail" use-accumulators="#all"/>
  <!-- From k:edition: the front page, the page about the edition, the search, the page for a wrong address. -->
  <xsl:mode name="m:search" visibility="public" on-no-match="fail" use-accumulators="#all"/>
  <xsl:mode name="m:front" visibility="public" on-no-match="fail" use-accumulators="#all"/>
  <xsl:mode name="m:about" visibility="public" on-no-match="fail" use-accumulators="#all"/>
  <xsl:mode name="m:missing" visibility="public" on-no-match="fail" use-accumulators="#all"/>
  <!-- From k:issues: what came out in a year. -->
  <xsl:mode name="m:issue-list" visibility="public" on-no-match="fail" use-accumulators="#all"/>
  <!-- From k:calendar: the days of a year that have an issue. -->
  <xsl:mode name="m:calendar" visibility="public" on-no-match="fail"/>
  <!-- From the ODD, and from k:rules: the reference. -->
  <xsl:mode name="m:reference" visibility="public" on-no-match="fail"/>
  <!-- From k:index: a list of entries; an entry's own page. -->
  <xsl:mode name="m:index" visibility="public" on-no-match="fail" use-accumulators="#all"/>
  <xsl:mode name="m:entry" visibility="public" on-no-match="fail" use-accumulators="#all"/>

  <!-- A TEI pointer as a URL relative to the page being written; empty if it leads nowhere a reader may go. -->
  <xsl:function name="f:href" as="xs:string">
    <xsl:param name="target" as="xs:string"/>
    <xsl:variable name="fragment" as="xs:string" select="substring-after($target, '#')"/>
    <xsl:variable name="file" as="xs:string" select="
        if (contains($target, '#')) then substring-before($target, '#') else $target"/>
    <xsl:choose>
      <xsl:when test="map:contains($f:indices, substring-before($fragment, '-'))
          and ($file = '' or ends-with($file, 'register.xml'))">
        <xsl:sequence select="
            if (not(f:is-known($fragment))) then '' else if ($alone) then '#name-' || $fragment else $f:root || f:entry-path($fragment)"/>
      </xsl:when>
      <xsl:when test="$file = ''"><xsl:sequence select="'#'[$fragment] || $fragment"/></xsl:when>
      <xsl:when test="f:is-web($target)"><xsl:sequence select="string($target[f:is-address(.)])"/></xsl:when>
      <xsl:when test="ends-with($file, '.xml') and not(contains($target, ':'))">
        <xsl:variable name="article" as="xs:string" select="replace($file, '^.*/|\.xml$', '')"/>
        <xsl:sequence select="
            if (f:is-known($article)) then $f:root || f:article-path($article) || ('#' || $fragment)[$fragment] else ''"/>
      </xsl:when>
      <xsl:otherwise><xsl:sequence select="''"/></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="f:file-name" as="xs:string">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="f:article-path(string($document/*/@xml:id))"/>
  </xsl:function>
</xsl:package>
