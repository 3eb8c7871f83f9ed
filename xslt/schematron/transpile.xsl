<?xml version="1.0" encoding="UTF-8"?>
<!-- ISO Schematron to an XSLT 3.0 stylesheet that writes an SVRL report.  ISO/IEC 19757-3
     Expects includes to be resolved (validate/inclusion.py).  Only failures are reported, each with its path, texts and properties. -->
<xsl:package name="urn:kanben:schematron" package-version="1.0" version="3.0" declared-modes="yes"
             exclude-result-prefixes="#all"
             xmlns:at="urn:kanben:schematron"
             xmlns:f="urn:kanben:function"
             xmlns:m="urn:kanben:mode"
             xmlns:out="urn:kanben:output"
             xmlns:sch="http://purl.oclc.org/dsdl/schematron"
             xmlns:kanben-svrl="http://purl.oclc.org/dsdl/svrl"
             xmlns:xs="http://www.w3.org/2001/XMLSchema"
             xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:namespace-alias stylesheet-prefix="out" result-prefix="xsl"/>

  <xsl:include href="abstract.xsl"/>
  <xsl:include href="rules.xsl"/>

  <xsl:mode on-no-match="fail"/>
  <xsl:output method="xml"/>

  <xsl:template match="/" as="element()">
    <xsl:variable name="concrete" as="document-node()">
      <xsl:document><xsl:apply-templates select="exactly-one(sch:schema)" mode="m:concrete"/></xsl:document>
    </xsl:variable>
    <xsl:apply-templates select="$concrete/sch:schema"/>
  </xsl:template>

  <xsl:template match="sch:schema" as="element()">
    <xsl:variable name="patterns" as="element(sch:pattern)*" select="sch:pattern[sch:rule]"/>
    <!-- All patterns of one rule share one walk through the document; the others need one of their own. -->
    <xsl:variable name="shared" as="element(sch:pattern)*" select="$patterns[count(sch:rule) = 1][not(@documents)]"/>
    <xsl:variable name="alone" as="element(sch:pattern)*" select="$patterns except $shared"/>
    <out:stylesheet version="3.0">
      <xsl:for-each-group select="sch:ns" group-by="@prefix"><xsl:namespace name="{@prefix}" select="@uri"/></xsl:for-each-group>
      <!-- Prefixes of the generated stylesheet that no schema has for something else. -->
      <xsl:namespace name="kanben-error" select="'http://www.w3.org/2005/xqt-errors'"/>
      <xsl:namespace name="kanben-f" select="'urn:kanben:function'"/>
      <xsl:if test="not(sch:ns/@prefix = 'xs')"><xsl:namespace name="xs" select="'http://www.w3.org/2001/XMLSchema'"/></xsl:if>
      <xsl:attribute name="exclude-result-prefixes" select="'#all'"/>
      <out:output method="xml"/>
      <xsl:copy-of select="xsl:*"/>
      <xsl:apply-templates select="sch:let" mode="m:variable"/>
      <out:mode on-no-match="fail" use-accumulators="#all"/>
      <xsl:call-template name="location"/>
      <out:template match="/">
        <kanben-svrl:schematron-output>
          <out:apply-templates select="." mode="shared"/>
          <xsl:for-each select="$alone">
            <xsl:choose>
              <xsl:when test="@documents"><xsl:call-template name="wanted-documents"/></xsl:when>
              <xsl:otherwise><out:apply-templates select="/" mode="alone-{position()}"/></xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
        </kanben-svrl:schematron-output>
      </out:template>
      <xsl:sequence select="f:walk('shared', $shared/sch:rule)"/>
      <xsl:apply-templates select="$shared/sch:rule" mode="m:shared"/>
      <xsl:for-each select="$alone">
        <xsl:variable name="walk" as="xs:string" select="'alone-' || position()"/>
        <xsl:sequence select="f:walk($walk, sch:rule)"/>
        <xsl:if test="@documents">
          <out:mode name="documents-{position()}" use-accumulators="#all"/>
          <out:template match="/" mode="documents-{position()}">
            <kanben-svrl:schematron-output><out:apply-templates select="." mode="{$walk}"/></kanben-svrl:schematron-output>
          </out:template>
        </xsl:if>
        <xsl:apply-templates select="sch:rule" mode="m:alone">
          <xsl:with-param name="walk" select="$walk" tunnel="yes"/>
        </xsl:apply-templates>
      </xsl:for-each>
    </out:stylesheet>
  </xsl:template>

  <!-- Whoever runs the stylesheet reads the documents and applies the mode to each of them: it can read nothing itself. -->
  <xsl:template name="wanted-documents" as="element()">
    <xsl:variable name="at" as="attribute()?" select="@at:at"/>
    <out:try>
      <out:for-each select="{@documents}">
        <xsl:copy-of select="$at"/>
        <kanben-svrl:wanted href="{{.}}" mode="documents-{position()}"/>
      </out:for-each>
      <out:catch>
        <kanben-svrl:error id="{(@id, 'documents')[1]}">
          <kanben-svrl:text><out:value-of select="$kanben-error:description"/></kanben-svrl:text>
        </kanben-svrl:error>
      </out:catch>
    </out:try>
  </xsl:template>

  <!-- How a walk goes on where no rule matches: only into what some rule could match. -->
  <xsl:function name="f:walk" as="element()*">
    <xsl:param name="mode" as="xs:string"/>
    <xsl:param name="rules" as="element(sch:rule)*"/>
    <out:mode name="{$mode}" on-no-match="shallow-skip"/>
    <out:template match="/ | *" mode="{$mode}" priority="-1">
      <out:apply-templates select="{f:steps($rules)}" mode="#current"/>
    </out:template>
    <out:template match="@* | text() | comment() | processing-instruction()" mode="{$mode}" priority="-1"/>
  </xsl:function>

  <xsl:function name="f:steps" as="xs:string">
    <xsl:param name="rules" as="element(sch:rule)*"/>
    <xsl:variable name="contexts" as="xs:string*" select="$rules ! f:without-predicates(@context)"/>
    <xsl:sequence select="if (exists($contexts[matches(., '@|attribute|text\(|node\(|comment\(|instruction\(|\.')]))
                          then '@* | node()' else '*'"/>
  </xsl:function>

  <xsl:function name="f:without-predicates" as="xs:string">
    <xsl:param name="context" as="xs:string"/>
    <xsl:variable name="shorter" as="xs:string" select="replace($context, '\[[^\[\]]*\]', '')"/>
    <xsl:sequence select="if ($shorter = $context) then $context else f:without-predicates($shorter)"/>
  </xsl:function>
</xsl:package>
