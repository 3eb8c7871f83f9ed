<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    exclude-result-prefixes="#all">

  <!-- The lists of people, places, organisations and sources.  A list too long for a page has @entries, how many they
       are, and @initials; its first page has those named most, and each @initial its own page. -->

  <xsl:template match="k:index" mode="m:index" as="element()">
    <xsl:variable name="entries" as="element(k:entry)*" select="k:entry"/>
    <xsl:call-template name="f:page">
      <xsl:with-param name="heading" select="f:label(@kind)"/>
      <xsl:with-param name="kind" select="'index-page'"/>
      <xsl:with-param name="content" as="node()*">
        <header class="page-head">
          <h1><xsl:value-of select="f:label(@kind)"/></h1>
          <p class="ears">
            <span><xsl:value-of select="f:count-label('entry-count', xs:integer((@entries, count($entries))[1]))"/></span>
            <span><xsl:value-of select="f:label('by-pinyin')"/></span>
          </p>
        </header>
        <xsl:choose>
          <xsl:when test="$entries">
            <xsl:if test="not(@initial)"><xsl:call-template name="f:most-named"/></xsl:if>
            <xsl:call-template name="f:letters"/>
            <xsl:if test="@initial or not(@entries)"><div class="letters">
              <xsl:for-each-group select="$entries" group-by="@initial">
                <xsl:sort select="if (current-grouping-key() = '#') then '~' else current-grouping-key()"
                    collation="http://www.w3.org/2005/xpath-functions/collation/codepoint"/>
                <xsl:call-template name="f:letter"/>
              </xsl:for-each-group>
            </div></xsl:if>
          </xsl:when>
          <xsl:otherwise><p class="empty"><xsl:value-of select="f:label('no-entries')"/></p></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The other order, by frequency: whom the articles name most. -->
  <xsl:template name="f:most-named" as="element()?">
    <xsl:variable name="often" as="element(k:entry)*" select="
        sort(k:entry[xs:integer(@count) gt 1], (), function($entry) { -xs:integer($entry/@count) })"/>
    <xsl:if test="count($often) gt 2">
      <section class="most-named">
        <h2><xsl:value-of select="f:label('most-named')"/></h2>
        <xsl:sequence select="f:counted(subsequence($often, 1, 12))"/>
        <xsl:if test="count($often) gt 12">
          <details>
            <summary><xsl:value-of select="f:label('all-by-frequency')"/></summary>
            <xsl:sequence select="f:counted(subsequence($often, 13, 500))"/>
          </details>
        </xsl:if>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:function name="f:counted" as="element()">
    <xsl:param name="entries" as="element(k:entry)+"/>
    <ol>
      <xsl:for-each select="$entries">
        <li>
          <a href="{$f:root}{f:entry-path(@id)}"><xsl:sequence select="$f:text-language"/><xsl:value-of select="@label"/></a>
          <xsl:text> </xsl:text>
          <span class="count"><xsl:value-of select="@count"/></span>
        </li>
      </xsl:for-each>
    </ol>
  </xsl:function>

  <xsl:template name="f:letters" as="element()">
    <nav class="letters" aria-label="{f:label('by-pinyin')}">
      <ul>
        <xsl:variable name="index" as="element(k:index)" select="."/>
        <xsl:for-each select="sort(distinct-values((tokenize(@initials), k:entry/@initial) ! translate(., '#', '~')))">
          <xsl:variable name="letter" as="xs:string" select="translate(., '~', '0')"/>
          <li>
            <a href="{if ($index/@entries) then $f:root || $index/@kind || '/initial/' || $letter || '.html' else '#letter-' || $letter}">
              <xsl:if test="translate(., '~', '#') = $index/@initial">
                <xsl:attribute name="aria-current" select="'page'"/>
              </xsl:if>
              <xsl:value-of select="translate(., '~', '#')"/>
            </a>
          </li>
        </xsl:for-each>
      </ul>
    </nav>
  </xsl:template>

  <xsl:template name="f:letter" as="element()">
    <section>
      <h2 id="letter-{translate(current-grouping-key(), '#', '0')}"><xsl:value-of select="current-grouping-key()"/></h2>
      <ul class="entries">
        <xsl:for-each select="current-group()">
          <li>
            <a href="{$f:root}{f:entry-path(@id)}"><xsl:sequence select="$f:text-language"/><xsl:value-of select="@label"/></a>
            <xsl:if test="xs:integer(@count) gt 0">
              <xsl:text> </xsl:text>
              <span class="count"><xsl:value-of select="f:count-label('passage-count', xs:integer(@count))"/></span>
            </xsl:if>
            <xsl:for-each select="tokenize(@roles)">
              <xsl:text> </xsl:text>
              <span class="role"><xsl:value-of select="f:label(.)"/></span>
            </xsl:for-each>
            <xsl:variable name="more" as="xs:string" select="f:more(.)"/>
            <xsl:if test="$more"><br/><span class="brief"><xsl:sequence select="$f:text-language"/><xsl:value-of select="$more"/></span></xsl:if>
          </li>
        </xsl:for-each>
      </ul>
    </section>
  </xsl:template>

  <!-- An entry's other names and, in a word, who or what it is. -->
  <xsl:function name="f:more" as="xs:string">
    <xsl:param name="entry" as="element(k:entry)"/>
    <xsl:sequence select="string-join((
        f:names($entry/tei:*)[position() gt 1] ! f:plain(.), f:brief($entry)[. != '']), '　')"/>
  </xsl:function>
</xsl:stylesheet>
