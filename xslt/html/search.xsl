<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    exclude-result-prefixes="#all">

  <!-- The search page; the search itself is static/search.js with the index in pagefind/. -->

  <xsl:template match="k:edition" mode="m:search" as="element()">
    <xsl:call-template name="f:page">
      <xsl:with-param name="heading" select="f:label('search')"/>
      <xsl:with-param name="kind" select="'search-page'"/>
      <xsl:with-param name="head" as="element()+">
        <script src="{$f:site}static/search-text.js" defer="defer"></script>
        <script src="{$f:site}static/search.js" defer="defer"></script>
      </xsl:with-param>
      <xsl:with-param name="content" as="node()*">
        <header class="page-head"><h1><xsl:value-of select="f:label('search')"/></h1></header>
        <noscript><p class="empty"><xsl:value-of select="f:label('search-needs-script')"/></p></noscript>
        <form class="search" role="search" hidden="hidden" data-site="{$f:site}" data-root="{$f:root}"
            data-none="{f:label('search-none')}" data-count="{f:label('search-count')}"
            data-file="{f:label('search-from-file')}" data-broken="{f:label('search-broken')}"
            data-more="{f:label('search-more')}" data-without="{f:label('search-without')}" data-day="{{n}}"
            data-page="{f:label('page-n')}">
          <p>
            <label for="query"><xsl:value-of select="f:label('search-words')"/></label>
            <input type="search" id="query" name="q" autocomplete="off" spellcheck="false"/>
            <button type="submit"><xsl:value-of select="f:label('search')"/></button>
          </p>
          <details class="filters">
            <summary><xsl:value-of select="f:label('search-filters')"/></summary>
            <div>
              <p><label for="search-from"><xsl:value-of select="f:label('search-from')"/></label><input type="date" id="search-from" name="from"/></p>
              <p><label for="search-to"><xsl:value-of select="f:label('search-to')"/></label><input type="date" id="search-to" name="to"/></p>
              <xsl:for-each select="'kind', 'issue', 'page', 'person', 'place', 'organisation', 'source'">
                <div data-filter="{.}">
                  <label for="filter-{.}"><xsl:value-of select="f:label(if (. = 'kind') then 'type' else .)"/></label>
                  <input id="filter-{.}" list="values-{.}" autocomplete="off"/>
                  <datalist id="values-{.}"></datalist>
                  <span class="chosen"></span>
                </div>
              </xsl:for-each>
            </div>
          </details>
          <p class="sort">
            <label for="search-sort"><xsl:value-of select="f:label('search-sort')"/></label>
            <select id="search-sort" name="sort">
              <xsl:for-each select="'best', 'newest', 'oldest'"><option value="{.}"><xsl:value-of select="f:label('search-' || .)"/></option></xsl:for-each>
            </select>
          </p>
        </form>
        <section class="search-help">
          <h2><xsl:value-of select="f:label('search-help')"/></h2>
          <dl>
            <xsl:for-each select="1 to 5">
              <dt><code><xsl:value-of select="f:label('search-example-' || .)"/></code></dt><dd><xsl:value-of select="f:label('search-example-' || . || '-about')"/></dd>
            </xsl:for-each>
          </dl>
        </section>
        <ul class="names-found" lang="{$text-language}" aria-label="{f:label('search-names')}" hidden="hidden"></ul>
        <p class="search-status" role="status"></p>
        <ol class="results" lang="{$text-language}"></ol>
        <template id="kinds">
          <ul>
            <xsl:for-each select="'report', 'feature', 'brief', 'picture', 'comment', 'interview', 'verse', 'notice', 'advertisement'">
              <li data-kind="{.}"><xsl:value-of select="f:label(.)"/></li>
            </xsl:for-each>
          </ul>
        </template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
