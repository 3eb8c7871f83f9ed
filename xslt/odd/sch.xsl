<?xml version="1.0" encoding="UTF-8"?>
<!-- The constraints of a TEI ODD to one ISO Schematron schema.  TEI P5, TD.html#TDTAGCONS -->
<xsl:package name="urn:kanben:odd:sch" package-version="1.0" version="3.0" declared-modes="yes"
             exclude-result-prefixes="#all"
             xmlns:f="urn:kanben:function"
             xmlns:m="urn:kanben:mode"
             xmlns:sch="http://purl.oclc.org/dsdl/schematron"
             xmlns:xs="http://www.w3.org/2001/XMLSchema"
             xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
             xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xsl:include href="specs.xsl"/>

  <xsl:mode on-no-match="fail"/>
  <xsl:mode name="m:rule" on-no-match="shallow-copy"/>

  <xsl:output method="xml" indent="yes" encoding="UTF-8" suppress-indentation="sch:assert sch:report sch:diagnostic sch:property"/>

  <xsl:template match="/" as="document-node()">
    <xsl:variable name="schema" as="element(schemaSpec)" select="f:schema(.)"/>
    <xsl:variable name="constraints" as="element(constraintSpec)*"
                  select="$schema//constraintSpec | f:specs($schema)//constraintSpec"/>
    <xsl:variable name="rules" as="element(constraintSpec)*" select="$constraints[constraint/sch:rule]"/>
    <xsl:document>
      <xsl:comment expand-text="yes"> Made from {$schema/@ident}.odd by `make schemas`; change the ODD, not this file. </xsl:comment>
      <sch:schema queryBinding="xslt3">
        <xsl:copy-of select="$constraints/constraint/sch:ns" copy-namespaces="no"/>
        <xsl:copy-of select="$constraints/constraint/(xsl:* | sch:let)" copy-namespaces="no"/>
        <xsl:apply-templates select="$rules" mode="m:rule"/>
        <sch:diagnostics>
          <xsl:apply-templates select="$rules/constraint/sch:diagnostic" mode="m:rule"/>
        </sch:diagnostics>
        <sch:properties>
          <xsl:apply-templates select="$rules/constraint/sch:property" mode="m:rule"/>
        </sch:properties>
      </sch:schema>
    </xsl:document>
  </xsl:template>

  <xsl:template match="constraintSpec" mode="m:rule" as="element(sch:pattern)">
    <sch:pattern id="{@ident}">
      <sch:title><xsl:value-of select="desc[@xml:lang = 'en']"/></sch:title>
      <xsl:for-each select="desc[not(@xml:lang = 'en')]">
        <sch:p><xsl:copy-of select="@xml:lang"/><xsl:value-of select="."/></sch:p>
      </xsl:for-each>
      <xsl:apply-templates select="constraint/sch:rule" mode="m:rule"/>
    </sch:pattern>
  </xsl:template>

  <!-- A test takes its constraint's name, translations and fixes. -->
  <xsl:template match="sch:assert | sch:report" mode="m:rule" as="element()">
    <xsl:variable name="constraint" as="element(constraint)" select="ancestor::constraint"/>
    <xsl:copy copy-namespaces="no">
      <xsl:attribute name="id" select="$constraint/../@ident"/>
      <xsl:attribute name="diagnostics" select="$constraint/sch:diagnostic ! f:label(.)"/>
      <xsl:attribute name="properties" select="$constraint/sch:property ! f:label(.)"/>
      <xsl:apply-templates select="@*, node()" mode="m:rule"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="sch:diagnostic | sch:property" mode="m:rule" as="element()">
    <xsl:copy copy-namespaces="no">
      <xsl:attribute name="id" select="f:label(.)"/>
      <xsl:apply-templates select="@*, node()" mode="m:rule"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="sch:*" mode="m:rule" as="element()" priority="-0.25">
    <xsl:copy copy-namespaces="no"><xsl:apply-templates select="@*, node()" mode="m:rule"/></xsl:copy>
  </xsl:template>

  <!-- Unique in the schema: the constraint's name, then fix or message, then the language. -->
  <xsl:function name="f:label" as="xs:string">
    <xsl:param name="text" as="element()"/>
    <xsl:sequence select="string-join(($text/ancestor::constraintSpec/@ident, $text/@role, $text/@xml:lang), '.')"/>
  </xsl:function>
</xsl:package>
