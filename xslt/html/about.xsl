<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    exclude-result-prefixes="#all">

  <!-- About the edition, from the header of edition.xml (in k:edition); and the page for a wrong address. -->

  <xsl:template match="k:edition" mode="m:about" as="element()">
    <xsl:variable name="header" as="element(tei:teiHeader)?" select="tei:teiHeader"/>
    <xsl:call-template name="f:page">
      <xsl:with-param name="heading" select="f:label('about')"/>
      <xsl:with-param name="kind" select="'about-page'"/>
      <xsl:with-param name="content" as="node()*">
        <header class="page-head"><h1><xsl:value-of select="f:label('about')"/></h1></header>
        <div class="prose">
          <section>
            <h2><xsl:value-of select="f:label('edition')"/></h2>
            <p class="edition-title"><xsl:sequence select="$f:text-language"/><xsl:value-of select="@title"/></p>
            <dl class="facts">
              <xsl:call-template name="f:issue-facts"/>
              <xsl:sequence select="f:fact('articles', f:count-label('article-count', count(k:issue/k:page/k:article)))"/>
              <xsl:for-each select="k:count">
                <xsl:sequence select="f:fact(@index, f:count-label('entry-count', @n))"/>
              </xsl:for-each>
              <xsl:sequence select="f:fact('description', $header/tei:fileDesc/tei:sourceDesc/tei:p ! f:own-words(.))"/>
              <xsl:sequence select="f:fact('modified', @modified[. ne ''])"/>
              <xsl:sequence select="f:fact('identifier', @identifier[. ne ''])"/>
            </dl>
          </section>
          <section>
            <h2><xsl:value-of select="f:label('encoding')"/></h2>
            <xsl:for-each select="1 to 4"><p><xsl:value-of select="f:label('encoding-' || .)"/></p></xsl:for-each>
            <xsl:sequence select="f:header-paragraphs($header/tei:encodingDesc)"/>
            <ul class="see">
              <xsl:for-each select="'reference', 'rules'">
                <li><a href="{$f:root}{.}.html"><xsl:value-of select="f:label(.)"/></a></li>
              </xsl:for-each>
            </ul>
          </section>
          <section class="cite">
            <h2><xsl:value-of select="f:label('cite-edition')"/></h2>
            <ul class="downloads" aria-label="{f:label('downloads')}">
              <xsl:sequence select="f:books(.)"/>
              <xsl:for-each select="'edition.xml', 'register.xml', 'tei.zip'">
                <li><a href="{$f:site}{.}" download=""><xsl:value-of select="f:label('download-' || .)"/></a></li>
              </xsl:for-each>
              <xsl:variable name="formats" as="map(xs:string, xs:string)" select="map { 'csv': 'CSV', 'jsonld': 'JSON-LD', 'geojson': 'GeoJSON' }"/>
              <xsl:for-each select="(('people', 'places', 'organisations', 'sources') ! (. || '.csv', . || '.jsonld')), 'places.geojson'">
                <li><a href="{$f:site}{.}" download=""><xsl:value-of select="
                    f:label(substring-before(., '.')), $formats(substring-after(., '.'))"/></a></li>
              </xsl:for-each>
            </ul>
            <dl>
              <xsl:for-each select="k:citation">
                <dt><xsl:value-of select="@style"/></dt>
                <dd><xsl:sequence select="$f:text-language"/><xsl:value-of select="."/></dd>
              </xsl:for-each>
            </dl>
          </section>
          <section>
            <h2><xsl:value-of select="f:label('licence')"/></h2>
            <p><xsl:value-of select="f:label('licence-text')"/></p>
            <xsl:sequence select="f:header-paragraphs($header/tei:fileDesc/tei:publicationStmt/tei:availability)"/>
          </section>
        </div>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The issues one by one if they are few, else how many and from when to when. -->
  <xsl:template name="f:issue-facts" as="element()*">
    <xsl:choose>
      <xsl:when test="count(k:issue) le 6">
        <xsl:sequence select="f:fact('issue', k:issue[f:issue-date(.)] ! f:listed-issue(.))"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="f:fact('issue', (f:count-label('issue-count', count(k:issue)), string-join(f:published(k:issue))[.]))"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What the edition says of itself, in its own language. -->
  <xsl:function name="f:own-words" as="element()">
    <xsl:param name="paragraph" as="element()"/>
    <span><xsl:sequence select="$f:text-language"/><xsl:value-of select="f:plain($paragraph)"/></span>
  </xsl:function>

  <xsl:function name="f:listed-issue" as="element()">
    <xsl:param name="issue" as="element(k:issue)"/>
    <span><xsl:sequence select="f:issue-line($issue)"/></span>
  </xsl:function>

  <!-- The paragraphs of a part of the header; they are written in English unless they say otherwise. -->
  <xsl:function name="f:header-paragraphs" as="element()*">
    <xsl:param name="part" as="element()*"/>
    <xsl:for-each select="$part//(tei:p | tei:licence[not(tei:p)])">
      <p>
        <xsl:for-each select="ancestor-or-self::*/@xml:lang[not(parent::tei:teiHeader or ../self::tei:TEI)]">
          <xsl:attribute name="lang" select="."/>
        </xsl:for-each>
        <xsl:value-of select="f:plain(.)"/>
      </p>
    </xsl:for-each>
  </xsl:function>

  <xsl:template match="k:edition" mode="m:missing" as="element()">
    <xsl:call-template name="f:page">
      <xsl:with-param name="heading" select="f:label('not-found')"/>
      <xsl:with-param name="kind" select="'missing-page'"/>
      <xsl:with-param name="content" as="node()*">
        <header class="page-head"><h1><xsl:value-of select="f:label('not-found')"/></h1></header>
        <div class="prose">
          <p><xsl:value-of select="f:label('not-found-text')"/></p>
          <p><a href="{$f:root}index.html"><xsl:value-of select="f:label('to-front')"/></a></p>
        </div>
        <!-- A server has one such page for readers of every language. -->
        <xsl:for-each select="$f:languages[. ne $language]">
          <section class="prose" lang="{.}">
            <h2><xsl:value-of select="f:label('not-found', .)"/></h2>
            <p><xsl:value-of select="f:label('not-found-text', .)"/></p>
            <p><a href="{$f:site}{f:folder(.)}index.html"><xsl:value-of select="f:label('to-front', .)"/></a></p>
          </section>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
