<?xml version="1.0" encoding="UTF-8"?>
<!-- A TEI document as pages of a site.  What comes out are all its pages, a processing instruction before each with its name;
     kanben.publish.document.site writes them. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:p="urn:kanben:prepared" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode" xmlns:t="urn:kanben:template"
    exclude-result-prefixes="#all">

  <xsl:import href="document/base.xsl"/>
  <xsl:import href="document/pages.xsl"/>

  <xsl:output method="html" html-version="5" encoding="UTF-8" indent="no" include-content-type="no" escape-uri-attributes="no"
      use-character-maps="t:no-controls"/>

  <!-- Control characters of C1, which HTML forbids: files of old encodings have them where something was lost. -->
  <xsl:character-map name="t:no-controls">
    <xsl:output-character character="&#x80;" string="&#xfffd;"/>
    <xsl:output-character character="&#x81;" string="&#xfffd;"/>
    <xsl:output-character character="&#x82;" string="&#xfffd;"/>
    <xsl:output-character character="&#x83;" string="&#xfffd;"/>
    <xsl:output-character character="&#x84;" string="&#xfffd;"/>
    <xsl:output-character character="&#x85;" string="&#xfffd;"/>
    <xsl:output-character character="&#x86;" string="&#xfffd;"/>
    <xsl:output-character character="&#x87;" string="&#xfffd;"/>
    <xsl:output-character character="&#x88;" string="&#xfffd;"/>
    <xsl:output-character character="&#x89;" string="&#xfffd;"/>
    <xsl:output-character character="&#x8a;" string="&#xfffd;"/>
    <xsl:output-character character="&#x8b;" string="&#xfffd;"/>
    <xsl:output-character character="&#x8c;" string="&#xfffd;"/>
    <xsl:output-character character="&#x8d;" string="&#xfffd;"/>
    <xsl:output-character character="&#x8e;" string="&#xfffd;"/>
    <xsl:output-character character="&#x8f;" string="&#xfffd;"/>
    <xsl:output-character character="&#x90;" string="&#xfffd;"/>
    <xsl:output-character character="&#x91;" string="&#xfffd;"/>
    <xsl:output-character character="&#x92;" string="&#xfffd;"/>
    <xsl:output-character character="&#x93;" string="&#xfffd;"/>
    <xsl:output-character character="&#x94;" string="&#xfffd;"/>
    <xsl:output-character character="&#x95;" string="&#xfffd;"/>
    <xsl:output-character character="&#x96;" string="&#xfffd;"/>
    <xsl:output-character character="&#x97;" string="&#xfffd;"/>
    <xsl:output-character character="&#x98;" string="&#xfffd;"/>
    <xsl:output-character character="&#x99;" string="&#xfffd;"/>
    <xsl:output-character character="&#x9a;" string="&#xfffd;"/>
    <xsl:output-character character="&#x9b;" string="&#xfffd;"/>
    <xsl:output-character character="&#x9c;" string="&#xfffd;"/>
    <xsl:output-character character="&#x9d;" string="&#xfffd;"/>
    <xsl:output-character character="&#x9e;" string="&#xfffd;"/>
    <xsl:output-character character="&#x9f;" string="&#xfffd;"/>
  </xsl:character-map>

  <xsl:template name="t:page">
    <xsl:param name="page" as="xs:string"/>
    <xsl:param name="nodes" as="node()*"/>
    <xsl:param name="parent" as="element()?"/>
    <xsl:variable name="described" as="element(p:page)" select="f:described($page)"/>
    <xsl:processing-instruction name="page" select="$page"/>
    <html lang="{($f:document/@language[. != ''], $language)[1]}">
      <xsl:if test="$f:document/@direction = 'rtl'"><xsl:attribute name="dir" select="'rtl'"/></xsl:if>
      <head>
        <meta charset="UTF-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title><xsl:value-of select="distinct-values(($described/@title, $f:document/@title)[. != ''])" separator=" · "/></title>
        <xsl:if test="$described/@first"><xsl:apply-templates select="$f:document/p:meta" mode="m:meta"/></xsl:if>
        <link rel="icon" href="../static/icon.svg" type="image/svg+xml"/>
        <xsl:for-each select="'tokens', 'text', 'site', 'choices', 'print', 'document'"><link rel="stylesheet" href="../static/{.}.css"/></xsl:for-each>
        <script src="../static/choices.js"></script>
      </head>
      <body class="document-page">
        <a class="skip" href="#main" lang="{$language}"><xsl:value-of select="f:label('skip')"/></a>
        <header class="site" lang="{$language}" dir="ltr">
          <a class="edition" href="../index.html"><span><xsl:call-template name="t:document-language"/><xsl:value-of select="$f:document/@title"/></span></a>
          <xsl:call-template name="t:choices"/>
        </header>
        <main id="main">
          <div class="document">
            <xsl:choose>
              <xsl:when test="$described/@first">
                <header class="t-title"><h1><xsl:value-of select="$f:document/@title"/></h1>
                  <xsl:if test="$f:document/@subtitle != ''"><p><xsl:value-of select="$f:document/@subtitle"/></p></xsl:if>
                  <xsl:if test="$f:document/@authors != ''"><p><xsl:value-of select="$f:document/@authors"/></p></xsl:if>
                </header>
                <xsl:call-template name="t:contents"/>
              </xsl:when>
              <xsl:when test="not($described/@headed)"><h1 class="unseen"><xsl:value-of select="($described/@title[. != ''], $f:document/@title)[1]"/></h1></xsl:when>
            </xsl:choose>
            <xsl:choose>
              <xsl:when test="$parent"><div class="t-{local-name($parent)} continued"><xsl:apply-templates select="$nodes" mode="m:block"/></div></xsl:when>
              <xsl:otherwise><xsl:apply-templates select="$nodes" mode="m:block"/></xsl:otherwise>
            </xsl:choose>
            <xsl:call-template name="t:notes"><xsl:with-param name="page" select="$page"/></xsl:call-template>
            <xsl:if test="$described/@last"><xsl:call-template name="t:header"/><xsl:call-template name="t:cite"/></xsl:if>
          </div>
          <xsl:call-template name="t:neighbours"><xsl:with-param name="described" select="$described"/></xsl:call-template>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="t:document-language">
    <xsl:if test="$f:document/@language != '' and $f:document/@language ne $language"><xsl:attribute name="lang" select="$f:document/@language"/></xsl:if>
    <xsl:if test="$f:document/@direction = 'rtl'"><xsl:attribute name="dir" select="'rtl'"/></xsl:if>
  </xsl:template>

  <!-- How to cite the document, and what can be taken home of it. -->
  <xsl:template name="t:cite">
    <section class="cite" lang="{$language}">
      <h2><xsl:value-of select="f:label('cite')"/></h2>
      <dl>
        <xsl:for-each select="$f:document/p:citation"><dt><xsl:value-of select="@style"/></dt><dd><xsl:call-template name="t:document-language"/><xsl:value-of select="."/></dd></xsl:for-each>
      </dl>
      <p class="downloads">
        <xsl:for-each select="'xml', 'txt', 'bib', 'ris', 'csl.json', 'jsonld'"><a href="{$f:document/@name}.{.}" download=""><xsl:value-of select="map { 'xml': 'TEI', 'txt': 'TXT', 'bib': 'BibTeX', 'ris': 'RIS', 'csl.json': 'CSL-JSON', 'jsonld': 'JSON-LD' }(.)"/></a><xsl:text> </xsl:text></xsl:for-each>
      </p>
    </section>
  </xsl:template>

  <!-- The reader's choices, as in an edition. -->
  <xsl:template name="t:choices">
    <details class="choices">
      <summary aria-label="{f:label('choices')}"><span aria-hidden="true">文<small>A</small></span></summary>
      <form>
        <xsl:variable name="choices" as="map(xs:string, xs:string+)" select="map {
            'theme': ('auto', 'light', 'sepia', 'dark'), 'size': ('small', 'normal', 'large', 'huge'), 'width': ('narrow', 'normal', 'wide') }"/>
          <xsl:for-each select="'theme', 'size', 'width'">
            <xsl:variable name="name" as="xs:string" select="."/>
            <fieldset>
              <legend><xsl:value-of select="f:label('choice-' || $name)"/></legend>
              <xsl:for-each select="$choices($name)">
                <label><input type="radio" name="{$name}" value="{.}"/><xsl:value-of select="f:label('choice-' || $name || '-' || .)"/></label>
              </xsl:for-each>
            </fieldset>
          </xsl:for-each>
      </form>
    </details>
  </xsl:template>

  <!-- The contents of all documents of a site. -->
  <xsl:mode name="m:navigation" on-no-match="shallow-skip"/>
  <xsl:template match="/p:document" mode="m:navigation">
    <xsl:processing-instruction name="page" select="'index.html'"/>
    <html lang="{$language}">
      <head>
        <meta charset="UTF-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title><xsl:value-of select="@title"/></title>
        <link rel="icon" href="static/icon.svg" type="image/svg+xml"/>
        <xsl:for-each select="'tokens', 'text', 'site', 'choices', 'print', 'document'"><link rel="stylesheet" href="static/{.}.css"/></xsl:for-each>
        <script src="static/choices.js"></script>
      </head>
      <body class="document-page">
        <a class="skip" href="#main"><xsl:value-of select="f:label('skip')"/></a>
        <main id="main">
          <div class="document">
            <header class="t-title"><h1><xsl:call-template name="t:document-language"/><xsl:value-of select="@title"/></h1>
              <xsl:if test="@authors != ''"><p><xsl:call-template name="t:document-language"/><xsl:value-of select="@authors"/></p></xsl:if></header>
            <nav class="contents" aria-label="{f:label('contents')}">
              <ul>
                <xsl:for-each select="p:section">
                  <li class="depth-{min((@depth, 5))}"><a href="articles/{string-join((@page, @anchor[. != '']), '#')}"><xsl:if test="@language != ''"><xsl:attribute name="lang" select="@language"/></xsl:if><xsl:value-of select="@title"/></a>
                  <xsl:if test="@authors != ''"><xsl:text> </xsl:text><span class="t-author"><xsl:value-of select="@authors"/></span></xsl:if></li>
                </xsl:for-each>
              </ul>
            </nav>
          </div>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:mode name="m:meta" on-no-match="deep-skip"/>
  <xsl:template match="p:meta[@name]" mode="m:meta"><meta name="{@name}" content="{.}"/></xsl:template>
  <xsl:template match="p:meta[@json]" mode="m:meta"><script type="application/ld+json"><xsl:value-of select="."/></script></xsl:template>
  <xsl:template match="p:meta[@rel]" mode="m:meta"><link rel="{@rel}" href="{.}"/></xsl:template>

  <xsl:template name="t:contents">
    <xsl:if test="count($f:document/p:section) gt 2">
      <nav class="contents" lang="{$language}" aria-label="{f:label('contents')}">
        <details><xsl:if test="count($f:document/p:section) le 60"><xsl:attribute name="open" select="''"/></xsl:if>
          <summary><xsl:value-of select="f:label('contents')"/></summary>
          <ul>
            <xsl:for-each select="$f:document/p:section">
              <li class="depth-{min((@depth, 5))}"><a><xsl:call-template name="t:document-language"/><xsl:attribute name="href" select="if (@page = $f:document/p:page[1]/@name) then '#' || @anchor else @page || '#' || @anchor"/><xsl:value-of select="@title"/></a></li>
            </xsl:for-each>
          </ul>
        </details>
      </nav>
    </xsl:if>
  </xsl:template>

  <xsl:template name="t:neighbours">
    <xsl:param name="described" as="element(p:page)"/>
    <xsl:variable name="previous" as="element(p:page)?" select="$described/preceding-sibling::p:page[1]"/>
    <xsl:variable name="next" as="element(p:page)?" select="$described/following-sibling::p:page[1]"/>
    <xsl:if test="$previous or $next">
      <nav class="neighbours" lang="{$language}" aria-label="{f:label('neighbours')}">
        <xsl:for-each select="$previous"><a class="previous" rel="prev" href="{@name}"><span class="label"><xsl:value-of select="f:label('back-a-page')"/></span><xsl:text> </xsl:text><span><xsl:call-template name="t:document-language"/><xsl:value-of select="(@title[. != ''], $f:document/@title)[1]"/></span></a></xsl:for-each>
        <xsl:for-each select="$next"><a class="next" rel="next" href="{@name}"><span class="label"><xsl:value-of select="f:label('on-a-page')"/></span><xsl:text> </xsl:text><span><xsl:call-template name="t:document-language"/><xsl:value-of select="(@title[. != ''], $f:document/@title)[1]"/></span></a></xsl:for-each>
      </nav>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
