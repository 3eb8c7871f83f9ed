<?xml version="1.0" encoding="UTF-8"?>
<!-- A self-contained TEI ODD to RELAX NG (XML syntax).  TEI P5, chapter 23, TD.html -->
<xsl:package name="urn:kanben:odd:rng" package-version="1.0" version="3.0" declared-modes="yes"
             exclude-result-prefixes="#all"
             xmlns="http://relaxng.org/ns/structure/1.0"
             xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0"
             xmlns:f="urn:kanben:function"
             xmlns:m="urn:kanben:mode"
             xmlns:xs="http://www.w3.org/2001/XMLSchema"
             xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
             xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xsl:include href="specs.xsl"/>
  <xsl:include href="content.xsl"/>
  <xsl:include href="attributes.xsl"/>

  <xsl:mode name="m:define" on-no-match="fail"/>
  <xsl:mode on-no-match="fail"/>

  <xsl:output method="xml" indent="yes" encoding="UTF-8"/>

  <xsl:template match="/" as="document-node()">
    <xsl:variable name="schema" as="element(schemaSpec)" select="f:schema(.)"/>
    <xsl:document>
      <xsl:comment expand-text="yes"> Made from {$schema/@ident}.odd by `make schemas`; change the ODD, not this file. </xsl:comment>
      <grammar ns="{$schema/@ns}" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
        <xsl:namespace name="a" select="'http://relaxng.org/ns/compatibility/annotations/1.0'"/>
        <start>
          <xsl:sequence select="f:one-of(tokenize($schema/@start) ! f:reference(.))"/>
        </start>
        <xsl:apply-templates select="f:specs($schema)" mode="m:define"/>
      </grammar>
    </xsl:document>
  </xsl:template>

  <xsl:template match="elementSpec" mode="m:define" as="element()">
    <define name="{@ident}">
      <element name="{@ident}">
        <xsl:sequence select="f:documentation(.)"/>
        <xsl:apply-templates select="content" mode="m:pattern"/>
        <xsl:for-each select="classes/memberOf/@key[starts-with(., 'att.')]">
          <xsl:sequence select="f:reference(. || '.attributes')"/>
        </xsl:for-each>
        <xsl:apply-templates select="attList/*" mode="m:attribute"/>
      </element>
    </define>
  </xsl:template>

  <xsl:template match="classSpec[@type = 'atts']" mode="m:define" as="element()">
    <define name="{@ident}.attributes">
      <xsl:for-each select="classes/memberOf">
        <xsl:sequence select="f:reference(@key || '.attributes')"/>
      </xsl:for-each>
      <xsl:apply-templates select="attList/*" mode="m:attribute"/>
    </define>
  </xsl:template>

  <!-- A model class is the choice of its members; nobody's class lets nothing through. -->
  <xsl:template match="classSpec[@type = 'model']" mode="m:define" as="element()">
    <define name="{@ident}">
      <xsl:sequence select="f:one-of(key('members', @ident)/@ident ! f:reference(.))"/>
    </define>
  </xsl:template>

  <xsl:template match="macroSpec | dataSpec" mode="m:define" as="element()">
    <define name="{@ident}">
      <xsl:sequence select="f:documentation(.)"/>
      <xsl:apply-templates select="content" mode="m:pattern"/>
    </define>
  </xsl:template>
</xsl:package>
