<?xml version="1.0" encoding="UTF-8"?>
<!-- Finds the specifications of an ODD and makes the small patterns every module needs. -->
<xsl:stylesheet version="3.0" exclude-result-prefixes="#all"
                xmlns="http://relaxng.org/ns/structure/1.0"
                xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0"
                xmlns:err="urn:kanben:error"
                xmlns:f="urn:kanben:function"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xsl:key name="members" match="elementSpec | classSpec" use="classes/memberOf/@key"/>
  <xsl:key name="groups" match="specGrp" use="@xml:id"/>

  <!-- The one schema of an ODD.  TEI P5, TD.html#TDbuild -->
  <xsl:function name="f:schema" as="element(schemaSpec)">
    <xsl:param name="odd" as="document-node()"/>
    <xsl:if test="$odd//(moduleRef | schemaSpec[@source])">
      <xsl:sequence select="error(xs:QName('err:not-self-contained'),
        'an ODD with moduleRef or @source needs the TEI sources; only self-contained ODDs are compiled')"/>
    </xsl:if>
    <xsl:sequence select="exactly-one($odd//schemaSpec)"/>
  </xsl:function>

  <!-- All specifications of a schema in document order, those of the groups it refers to included. -->
  <xsl:function name="f:specs" as="element()*">
    <xsl:param name="group" as="element()"/>
    <xsl:for-each select="$group/*">
      <xsl:sequence select="
        if (self::specGrpRef) then f:specs(exactly-one(key('groups', substring-after(@target, '#'))))
        else if (self::specGrp) then f:specs(.)
        else self::elementSpec | self::classSpec | self::macroSpec | self::dataSpec"/>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="f:reference" as="element()">
    <xsl:param name="name" as="xs:string"/>
    <ref name="{$name}"/>
  </xsl:function>

  <!-- The choice of some patterns: none lets nothing through, one needs no choice. -->
  <xsl:function name="f:one-of" as="element()">
    <xsl:param name="patterns" as="element()*"/>
    <xsl:choose>
      <xsl:when test="empty($patterns)"><notAllowed/></xsl:when>
      <xsl:when test="count($patterns) = 1"><xsl:sequence select="$patterns"/></xsl:when>
      <xsl:otherwise><choice><xsl:sequence select="$patterns"/></choice></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Gloss and description as annotations, by language: editors and error messages show them. -->
  <xsl:function name="f:documentation" as="element(a:documentation)*">
    <xsl:param name="spec" as="element()"/>
    <xsl:for-each-group select="$spec/(gloss | desc)" group-by="string(@xml:lang)">
      <a:documentation>
        <xsl:copy-of select="@xml:lang"/>
        <xsl:value-of select="current-group()[self::gloss] ! ('(' || normalize-space() || ')'),
          current-group()[self::desc] ! normalize-space()"/>
      </a:documentation>
    </xsl:for-each-group>
  </xsl:function>
</xsl:stylesheet>
