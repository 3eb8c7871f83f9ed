<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:p="urn:kanben:prepared" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode" xmlns:t="urn:kanben:template"
    exclude-result-prefixes="#all">

  <!-- Speech: who says what, and what is heard beside it.  TEI P5, TS.html -->

  <xsl:template match="u" mode="m:block m:mixed">
    <div>
      <xsl:call-template name="t:attributes"/>
      <xsl:if test="@who != '' and not(preceding-sibling::*[1][self::note[@type = 'speaker']])"><span class="t-who"><xsl:value-of select="tokenize(@who) ! f:speaker(., current())" separator=", "/></span><xsl:text> </xsl:text></xsl:if>
      <xsl:apply-templates mode="m:mixed"/>
    </div>
  </xsl:template>
  <xsl:template match="u" mode="m:phrase"><span><xsl:call-template name="t:attributes"><xsl:with-param name="class" select="'b'"/></xsl:call-template><xsl:apply-templates mode="m:phrase"/></span></xsl:template>
  <xsl:key name="t:id" match="person | personGrp | org" use="@xml:id"/>
  <!-- A speaker's name in the list of participants, else the pointer's own words. -->
  <xsl:function name="f:speaker" as="xs:string">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="context" as="element()"/>
    <xsl:variable name="person" as="element()?" select="key('t:id', substring-after($pointer, '#'), root($context))[1]"/>
    <xsl:sequence select="($person/(persName, name, orgName)[1] ! normalize-space(string-join(.//text(), ' ')), replace($pointer, '^.*#', ''))[. != ''][1]"/>
  </xsl:function>
</xsl:stylesheet>
