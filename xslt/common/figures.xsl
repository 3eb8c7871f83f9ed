<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    exclude-result-prefixes="#all">

  <!-- Pictures and tables.  TEI P5, FT -->

  <xsl:template match="figure" mode="m:text" as="element()">
    <xsl:element name="{if (f:in-phrase(.)) then 'span' else 'figure'}">
      <xsl:attribute name="class" select="(@type, 'figure')[1]"/>
      <xsl:sequence select="f:id(.), f:language(.)"/>
      <xsl:apply-templates select="graphic" mode="#current"/>
      <xsl:choose>
        <xsl:when test="f:in-phrase(.)">
          <xsl:apply-templates select="* except (graphic, figDesc)" mode="#current"/>
        </xsl:when>
        <xsl:when test="* except (graphic, figDesc)">
          <figcaption><xsl:apply-templates select="* except (graphic, figDesc)" mode="#current"/></figcaption>
        </xsl:when>
      </xsl:choose>
    </xsl:element>
  </xsl:template>

  <!-- An image of the edition; its description is read where it cannot be seen. -->
  <xsl:template match="graphic" mode="m:text" as="element()">
    <img src="{f:href(@url)}" alt="{../figDesc ! normalize-space()}">
      <xsl:copy-of select="(@width, @height)[. castable as xs:positiveInteger]"/>
    </img>
  </xsl:template>

  <xsl:template match="figure/head" mode="m:text" as="element()">
    <xsl:element name="{if (f:in-phrase(.)) then 'span' else 'p'}">
      <xsl:attribute name="class" select="'head'"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="figDesc" mode="m:text"/>

  <xsl:template match="table" mode="m:text" as="element()">
    <div class="table" role="group" tabindex="0" aria-label="{(head ! normalize-space(), 'table')[1]}">
      <table>
        <xsl:sequence select="f:id(.), f:language(.)"/>
        <xsl:for-each select="head[1]">
          <caption><xsl:apply-templates mode="#current"/></caption>
        </xsl:for-each>
        <xsl:apply-templates select="row" mode="#current"/>
      </table>
    </div>
  </xsl:template>

  <xsl:template match="row" mode="m:text" as="element()">
    <tr><xsl:apply-templates select="cell" mode="#current"/></tr>
  </xsl:template>

  <xsl:template match="cell" mode="m:text" as="element()">
    <xsl:element name="{if (@role = 'label' or ../@role = 'label') then 'th' else 'td'}">
      <xsl:for-each select="@rows[. castable as xs:positiveInteger]"><xsl:attribute name="rowspan" select="."/></xsl:for-each>
      <xsl:for-each select="@cols[. castable as xs:positiveInteger]"><xsl:attribute name="colspan" select="."/></xsl:for-each>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="formula" mode="m:text" as="element()">
    <span class="formula"><xsl:apply-templates mode="#current"/></span>
  </xsl:template>
</xsl:stylesheet>
