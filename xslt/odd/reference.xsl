<?xml version="1.0" encoding="UTF-8"?>
<!-- A TEI ODD to a reference page: each element, what it is for, where it may stand, what it may hold, an example. -->
<xsl:package name="urn:kanben:odd:reference" package-version="1.0" version="3.0" declared-modes="yes"
             exclude-result-prefixes="#all"
             xmlns="http://www.w3.org/1999/xhtml"
             xmlns:f="urn:kanben:function"
             xmlns:m="urn:kanben:mode"
             xmlns:sch="http://purl.oclc.org/dsdl/schematron"
             xmlns:xs="http://www.w3.org/2001/XMLSchema"
             xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
             xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xsl:include href="specs.xsl"/>
  <xsl:include href="members.xsl"/>
  <xsl:include href="egxml.xsl"/>

  <xsl:mode on-no-match="fail"/>
  <xsl:mode name="m:section" on-no-match="fail"/>

  <xsl:output method="html" html-version="5" indent="no" encoding="UTF-8"/>

  <xsl:template match="/" as="element()">
    <xsl:variable name="schema" as="element(schemaSpec)" select="f:schema(.)"/>
    <html lang="en">
      <head>
        <meta name="viewport" content="width=device-width"/>
        <title><xsl:value-of select="//titleStmt/title"/></title>
        <style>
          body { font: 1rem/1.6 system-ui, "Noto Sans CJK SC", sans-serif; max-width: 46rem; margin: 0 auto; padding: 1rem; }
          h2 { margin-top: 3rem; } h3 { margin: 2.5rem 0 .25rem; font-family: ui-monospace, monospace; }
          h3 small { font-family: system-ui, sans-serif; font-weight: 400; }
          p { margin: .25rem 0; } dl { margin: .5rem 0; } dt { font-weight: 600; } dd { margin: 0 0 .5rem 1.5rem; }
          pre { background: #f4f4f1; padding: .75rem; white-space: pre-wrap; } code { font-family: ui-monospace, monospace; }
          a { color: #0b4f8a; }
        </style>
      </head>
      <body>
        <h1><xsl:value-of select="//titleStmt/title"/></h1>
        <xsl:apply-templates select="//div[specGrp/elementSpec]" mode="m:section"/>
        <section id="rules">
          <h2>Rules <span lang="zh">规则</span></h2>
          <xsl:apply-templates select="f:specs($schema)//constraintSpec[constraint/sch:rule]" mode="m:section"/>
        </section>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="div" mode="m:section" as="element()">
    <section id="{specGrp/@xml:id}">
      <h2><xsl:value-of select="head[@xml:lang = 'en']"/><xsl:text> </xsl:text>
        <span lang="zh"><xsl:value-of select="head[@xml:lang = 'zh']"/></span></h2>
      <xsl:apply-templates select="specGrp/elementSpec" mode="m:section">
        <xsl:sort select="lower-case(@ident)"/>
      </xsl:apply-templates>
    </section>
  </xsl:template>

  <xsl:template match="elementSpec" mode="m:section" as="element()">
    <article id="{@ident}">
      <h3><xsl:value-of select="'&lt;' || @ident || '&gt;'"/><xsl:text> </xsl:text><small><xsl:sequence select="f:said(gloss)"/></small></h3>
      <p><xsl:sequence select="f:said(desc)"/></p>
      <dl>
        <xsl:sequence select="
          f:entry('Stands in', '可出现于', f:links(f:parents(.))),
          f:entry('Holds', '可包含', (f:links(f:children(.)), if (f:holds-text(.)) then 'text' else ()))"/>
        <xsl:call-template name="attributes"/>
      </dl>
      <xsl:apply-templates select="exemplum/*" mode="m:example"/>
    </article>
  </xsl:template>

  <xsl:template name="attributes" as="element()*">
    <dt>Attributes <span lang="zh">属性</span></dt>
    <xsl:for-each select="attList//attDef | f:classes(.)/attList//attDef">
      <xsl:sort select="number(exists(ancestor::classSpec))"/>
      <dd><code><xsl:value-of select="'@' || @ident"/></code>
        <xsl:value-of select="if (@usage = 'req') then ' (required 必需) ' else ' '"/>
        <xsl:sequence select="f:said((desc, gloss[not(../desc)]))"/>
        <xsl:for-each select="valList/valItem">
          <br/><code><xsl:value-of select="@ident"/></code><xsl:text> </xsl:text><xsl:sequence select="f:said(gloss)"/>
        </xsl:for-each>
      </dd>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="constraintSpec" mode="m:section" as="element()">
    <article id="rule-{@ident}">
      <h3><xsl:value-of select="@ident"/><xsl:text> </xsl:text>
        <small><xsl:value-of select="(constraint//(sch:assert | sch:report)/@role)[1]"/></small></h3>
      <p><xsl:sequence select="f:said(desc)"/></p>
    </article>
  </xsl:template>

  <!-- A text in English, then in Chinese. -->
  <xsl:function name="f:said" as="node()*">
    <xsl:param name="texts" as="element()*"/>
    <xsl:value-of select="$texts[@xml:lang = 'en']/normalize-space()" separator=" "/>
    <xsl:text> </xsl:text>
    <span lang="zh"><xsl:value-of select="$texts[@xml:lang = 'zh']/normalize-space()" separator=""/></span>
  </xsl:function>

  <xsl:function name="f:entry" as="element()*">
    <xsl:param name="english" as="xs:string"/>
    <xsl:param name="chinese" as="xs:string"/>
    <xsl:param name="content" as="item()*"/>
    <dt><xsl:value-of select="$english || ' '"/><span lang="zh"><xsl:value-of select="$chinese"/></span></dt>
    <dd>
      <xsl:for-each select="$content">
        <xsl:if test="position() gt 1"><xsl:text> </xsl:text></xsl:if>
        <xsl:sequence select="."/>
      </xsl:for-each>
      <xsl:if test="empty($content)">—</xsl:if>
    </dd>
  </xsl:function>

  <xsl:function name="f:links" as="element()*">
    <xsl:param name="elements" as="element(elementSpec)*"/>
    <xsl:for-each select="$elements">
      <xsl:sort select="lower-case(@ident)"/>
      <a href="#{@ident}"><xsl:value-of select="@ident"/></a>
    </xsl:for-each>
  </xsl:function>
</xsl:package>
