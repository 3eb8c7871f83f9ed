<?xml version="1.0" encoding="UTF-8"?>
<!-- Which elements may hold which: content models with their classes and macros followed to the elements. -->
<xsl:stylesheet version="3.0" exclude-result-prefixes="#all"
                xmlns:f="urn:kanben:function"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xsl:key name="specs" match="elementSpec | classSpec | macroSpec" use="@ident"/>

  <!-- The elements a content model lets in. -->
  <xsl:function name="f:children" as="element(elementSpec)*">
    <xsl:param name="spec" as="element()"/>
    <xsl:variable name="root" as="document-node()" select="root($spec)"/>
    <xsl:sequence select="
      key('specs', $spec/content//elementRef/@key, $root)/self::elementSpec
      | key('members', $spec/content//classRef/@key, $root)/self::elementSpec
      | key('specs', $spec/content//macroRef/@key, $root)/self::macroSpec/f:children(.)"/>
  </xsl:function>

  <!-- The elements whose content models let this one in. -->
  <xsl:function name="f:parents" as="element(elementSpec)*" cache="yes">
    <xsl:param name="spec" as="element(elementSpec)"/>
    <xsl:sequence select="root($spec)//elementSpec[$spec intersect f:children(.)]"/>
  </xsl:function>

  <xsl:function name="f:holds-text" as="xs:boolean">
    <xsl:param name="spec" as="element()"/>
    <xsl:sequence select="exists($spec/content//(textNode | dataRef))
      or (some $macro in key('specs', $spec/content//macroRef/@key, root($spec))/self::macroSpec satisfies f:holds-text($macro))"/>
  </xsl:function>

  <!-- The attribute classes of a specification, and theirs. -->
  <xsl:function name="f:classes" as="element(classSpec)*">
    <xsl:param name="spec" as="element()"/>
    <xsl:variable name="own" as="element(classSpec)*"
                  select="key('specs', $spec/classes/memberOf/@key, root($spec))/self::classSpec[@type = 'atts']"/>
    <xsl:sequence select="$own | $own/f:classes(.)"/>
  </xsl:function>
</xsl:stylesheet>
