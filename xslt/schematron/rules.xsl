<?xml version="1.0" encoding="UTF-8"?>
<!-- Rules to templates, asserts and reports to tests, their texts to SVRL.  ISO/IEC 19757-3, annex D -->
<xsl:stylesheet version="3.0" exclude-result-prefixes="#all"
                xmlns:at="urn:kanben:schematron"
                xmlns:kanben-error="http://www.w3.org/2005/xqt-errors"
                xmlns:kanben-f="urn:kanben:function"
                xmlns:f="urn:kanben:function"
                xmlns:m="urn:kanben:mode"
                xmlns:out="urn:kanben:output"
                xmlns:sch="http://purl.oclc.org/dsdl/schematron"
                xmlns:kanben-svrl="http://purl.oclc.org/dsdl/svrl"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:mode name="m:shared" on-no-match="fail"/>
  <xsl:mode name="m:alone" on-no-match="fail"/>
  <xsl:mode name="m:variable" on-no-match="fail"/>
  <xsl:mode name="m:test" on-no-match="shallow-skip"/>
  <xsl:mode name="m:message" on-no-match="shallow-skip"/>

  <xsl:key name="diagnostics" match="sch:diagnostic" use="@id"/>
  <xsl:key name="properties" match="sch:property" use="@id"/>

  <!-- The only rule of its pattern: other patterns' rules look at the same node afterwards. -->
  <xsl:template match="sch:rule" mode="m:shared" as="element()">
    <out:template match="{@context}" mode="shared" priority="{position()}">
      <xsl:copy-of select="@at:at"/>
      <xsl:call-template name="tests"/>
      <out:next-match/>
    </out:template>
  </xsl:template>

  <!-- The first rule that matches a node is the only one of its pattern that sees it. -->
  <xsl:template match="sch:rule" mode="m:alone" as="element()">
    <xsl:param name="walk" as="xs:string" tunnel="yes"/>
    <out:template match="{@context}" mode="{$walk}" priority="{1 + last() - position()}">
      <xsl:copy-of select="@at:at"/>
      <xsl:call-template name="tests"/>
      <out:apply-templates select="@* | node()" mode="#current"/>
    </out:template>
  </xsl:template>

  <xsl:template name="tests" as="element()*">
    <xsl:for-each select="../sch:let">
      <out:variable name="{@name}" as="item()*">
        <xsl:copy-of select="@at:at"/>
        <out:for-each select="root()"><xsl:call-template name="value"/></out:for-each>
      </out:variable>
    </xsl:for-each>
    <xsl:apply-templates select="sch:let" mode="m:variable"/>
    <xsl:apply-templates select="sch:assert | sch:report" mode="m:test"/>
  </xsl:template>

  <xsl:template match="sch:let" mode="m:variable" as="element()">
    <out:variable name="{@name}">
      <xsl:copy-of select="@at:at"/>
      <xsl:if test="@as"><xsl:attribute name="as" select="@as"/></xsl:if>
      <xsl:choose>
        <xsl:when test="@value"><xsl:attribute name="select" select="@value"/></xsl:when>
        <xsl:otherwise><xsl:copy-of select="node()"/></xsl:otherwise>
      </xsl:choose>
    </out:variable>
  </xsl:template>

  <xsl:template name="value" as="node()*">
    <xsl:choose>
      <xsl:when test="@value"><out:sequence select="{@value}"/></xsl:when>
      <xsl:otherwise><xsl:copy-of select="node()"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="sch:assert" mode="m:test" as="element()">
    <xsl:call-template name="guarded">
      <xsl:with-param name="test" select="'not(' || @test || ')'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="sch:report" mode="m:test" as="element()">
    <xsl:call-template name="guarded">
      <xsl:with-param name="test" select="string(@test)"/>
    </xsl:call-template>
  </xsl:template>

  <!-- In a document whose grammar is broken a test may meet what its author ruled out. -->
  <xsl:template name="guarded" as="element()">
    <xsl:param name="test" as="xs:string"/>
    <out:try>
      <out:if test="{$test}">
        <xsl:copy-of select="@at:at"/>
        <xsl:call-template name="failure"/>
      </out:if>
      <out:catch>
        <kanben-svrl:error id="{(@id, ../@id, ../../@id, 'rule')[1]}">
          <out:attribute name="location" select="kanben-f:location(.)"/>
          <kanben-svrl:text><out:value-of select="$kanben-error:description"/></kanben-svrl:text>
        </kanben-svrl:error>
      </out:catch>
    </out:try>
  </xsl:template>

  <xsl:template name="failure" as="element()">
    <xsl:variable name="subject" as="xs:string" select="((@subject, ../@subject) ! ('((' || . || ')[1], .)[1]'), '.')[1]"/>
    <xsl:element name="kanben-svrl:{if (self::sch:assert) then 'failed-assert' else 'successful-report'}">
      <xsl:attribute name="id" select="(@id, ../@id, ../../@id, 'rule')[1]"/>
      <xsl:for-each select="(@role, ../@role, ../../@role)[1]"><xsl:attribute name="role" select="."/></xsl:for-each>
      <xsl:for-each select="@flag"><xsl:attribute name="flag" select="."/></xsl:for-each>
      <out:attribute name="location" select="kanben-f:location({$subject})"/>
      <kanben-svrl:text><xsl:apply-templates select="node()" mode="m:message"/></kanben-svrl:text>
      <xsl:for-each select="key('diagnostics', tokenize(@diagnostics))">
        <kanben-svrl:diagnostic-reference diagnostic="{@id}">
          <xsl:copy-of select="@xml:lang"/>
          <kanben-svrl:text><xsl:apply-templates select="node()" mode="m:message"/></kanben-svrl:text>
        </kanben-svrl:diagnostic-reference>
      </xsl:for-each>
      <xsl:for-each select="key('properties', tokenize(@properties))">
        <kanben-svrl:property-reference property="{@id}">
          <xsl:copy-of select="@role, @xml:lang"/>
          <kanben-svrl:text><xsl:apply-templates select="node()" mode="m:message"/></kanben-svrl:text>
        </kanben-svrl:property-reference>
      </xsl:for-each>
    </xsl:element>
  </xsl:template>

  <!-- A node's place by the number of its element: fn:path counts siblings for each node anew, which takes a time that
       grows with the square of a document's size. -->
  <xsl:template name="location" as="element()+">
    <out:accumulator name="kanben-f:number" as="xs:integer" initial-value="0">
      <out:accumulator-rule match="*" select="$value + 1"/>
    </out:accumulator>
    <out:function name="kanben-f:location" as="xs:string">
      <out:param name="node" as="node()"/>
      <out:variable name="element" as="element()?" select="$node/ancestor-or-self::*[1]"/>
      <out:sequence select="
        '(//*)[' || ($element/accumulator-before('kanben-f:number'), 1)[1] || ']'
        || $node/self::attribute()/('/@Q{{' || namespace-uri() || '}}' || local-name())"/>
    </out:function>
  </xsl:template>

  <xsl:template match="text()" mode="m:message" as="element()"><out:text><xsl:value-of select="."/></out:text></xsl:template>

  <xsl:template match="sch:value-of" mode="m:message" as="element()">
    <out:value-of select="{@select}"><xsl:copy-of select="@at:at"/></out:value-of>
  </xsl:template>

  <!-- XSLT may stand in texts.  Annexes on query language bindings -->
  <xsl:template match="xsl:*" mode="m:message" as="element()"><xsl:copy-of select="."/></xsl:template>

  <xsl:template match="sch:name" mode="m:message" as="element()">
    <out:value-of select="{if (@path) then @path else 'name()'}"><xsl:copy-of select="@at:at"/></out:value-of>
  </xsl:template>
</xsl:stylesheet>
