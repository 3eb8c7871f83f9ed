<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all" expand-text="yes">

  <!-- The indices of people, places, organisations and sources, in the order of their pinyin; each entry leads to its
       passages, article by article.  EPUB Indexes 1.0 -->

  <xsl:mode name="m:index" on-no-match="fail" visibility="public"/>

  <xsl:template match="k:index" mode="m:index" as="element()">
    <xsl:call-template name="m:document">
      <xsl:with-param name="title" select="f:label('index-' || @kind)"/>
      <xsl:with-param name="language" select="$language"/>
      <xsl:with-param name="class" select="'index ' || @kind"/>
      <xsl:with-param name="type" select="'backmatter'"/>
      <xsl:with-param name="content" as="element()">
        <section epub:type="index" role="doc-index" class="index" aria-labelledby="title">
          <h1 id="title">{f:label('index-' || @kind)}</h1>
          <p class="order">{f:label('by-pinyin')}</p>
          <xsl:for-each-group select="k:entry" group-adjacent="string(@initial)">
            <section epub:type="index-group" class="initial" aria-labelledby="initial-{position()}">
              <h2 id="initial-{position()}">{current-grouping-key()}</h2>
              <ul epub:type="index-entry-list">
                <xsl:apply-templates select="current-group()" mode="#current"/>
              </ul>
            </section>
          </xsl:for-each-group>
        </section>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="k:entry" mode="m:index" as="element()">
    <li epub:type="index-entry">
      <xsl:if test="not(@continued)">
        <xsl:attribute name="id" select="@id"/>
      </xsl:if>
      <p class="entry">
        <b epub:type="index-term">{@label}</b>
        <xsl:if test="@continued">{f:label('continued')}</xsl:if>
      </p>
      <xsl:apply-templates select="(person | place | org | bibl)[not(../@continued)]" mode="m:facts"/>
      <ul class="passages">
        <xsl:for-each-group select="k:passage" group-adjacent="string(@article)">
          <li>
            <xsl:call-template name="m:passages">
              <xsl:with-param name="passages" select="current-group()"/>
              <xsl:with-param name="is-brief" select="exists(../@brief)"/>
            </xsl:call-template>
          </li>
        </xsl:for-each-group>
      </ul>
    </li>
  </xsl:template>

  <!-- The passages of an entry in one article: with their words, or only numbered. -->
  <xsl:template name="m:passages" as="element()+">
    <xsl:param name="passages" as="element(k:passage)+"/>
    <xsl:param name="is-brief" as="xs:boolean"/>
    <xsl:variable name="first" as="element(k:passage)" select="$passages[1]"/>
    <p class="where">
      <xsl:sequence select="f:set($first/@title || f:comma() || f:filled('page-n', $first/@page-label))"/>
      <xsl:if test="$is-brief">
        <xsl:for-each select="$passages">
          <xsl:text> </xsl:text>
          <a epub:type="index-locator" href="{@href}" aria-label="{$first/@title} {position()}">{position()}</a>
        </xsl:for-each>
      </xsl:if>
    </p>
    <xsl:if test="not($is-brief)">
      <ul epub:type="index-locator-list">
        <!-- The words around a speaker's name and around what they said are the same; once is enough. -->
        <xsl:for-each-group select="$passages" group-by="@anchor || ' ' || string()">
          <xsl:apply-templates select="." mode="m:index"/>
        </xsl:for-each-group>
      </ul>
    </xsl:if>
  </xsl:template>

  <!-- A passage: the words around the name. -->
  <xsl:template match="k:passage" mode="m:index" as="element()">
    <li>
      <a epub:type="index-locator" href="{@href}">
        <xsl:apply-templates mode="m:passage"/>
      </a>
    </li>
  </xsl:template>
</xsl:stylesheet>
