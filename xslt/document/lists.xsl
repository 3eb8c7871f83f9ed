<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:p="urn:kanben:prepared" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode" xmlns:t="urn:kanben:template"
    exclude-result-prefixes="#all">

  <!-- Lists and tables.  TEI P5, CO.html#COLI and FT.html -->

  <xsl:template match="list" mode="m:block m:mixed">
    <xsl:apply-templates select="head" mode="m:block"/>
    <xsl:choose>
      <xsl:when test="label and item">
        <dl><xsl:call-template name="t:attributes"/><xsl:call-template name="t:glossary"/></dl>
      </xsl:when>
      <xsl:when test="item">
        <xsl:element name="{if (f:is-numbered(.)) then 'ol' else 'ul'}">
          <xsl:call-template name="t:attributes">
            <xsl:with-param name="class" select="'plain'[current()/item/@n or current()/@type = ('simple', 'gloss') or current()/@rend = ('simple', 'plain', 'none')]"/>
          </xsl:call-template>
          <xsl:for-each-group select="node() except head" group-starting-with="item">
            <xsl:choose>
              <xsl:when test="self::item"><xsl:apply-templates select="." mode="m:item">
                <xsl:with-param name="behind" select="current-group() except ."/>
              </xsl:apply-templates></xsl:when>
              <xsl:when test="current-group()[self::* or normalize-space()]">
                <li class="t-list-part"><xsl:apply-templates select="current-group()" mode="m:mixed"/></li>
              </xsl:when>
            </xsl:choose>
          </xsl:for-each-group>
        </xsl:element>
      </xsl:when>
      <xsl:otherwise>
        <div><xsl:call-template name="t:attributes"/><xsl:apply-templates select="node() except head" mode="m:block"/></div>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:function name="f:is-numbered" as="xs:boolean">
    <xsl:param name="list" as="element(list)"/>
    <xsl:sequence select="$list/@rend = ('numbered', 'ordered', 'bulleted numbered') or $list/@type = ('ordered', 'numbered')"/>
  </xsl:function>

  <!-- An item with what stands behind it before the next: a page break, a trailer. -->
  <xsl:mode name="m:item" on-no-match="fail"/>
  <xsl:template match="item" mode="m:item">
    <xsl:param name="behind" as="node()*"/>
    <li>
      <xsl:call-template name="t:attributes"/>
      <xsl:for-each select="@n"><span class="t-n"><xsl:value-of select="."/></span><xsl:text> </xsl:text></xsl:for-each>
      <xsl:choose>
        <xsl:when test="@p:b or $behind/self::*"><xsl:apply-templates select="node(), $behind" mode="m:mixed"/></xsl:when>
        <xsl:otherwise><xsl:apply-templates mode="m:phrase"/></xsl:otherwise>
      </xsl:choose>
    </li>
  </xsl:template>

  <!-- Labels and items by turns, with headings for both columns. -->
  <xsl:template name="t:glossary">
    <xsl:for-each select="headLabel | headItem">
      <xsl:element name="{if (self::headLabel) then 'dt' else 'dd'}"><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:phrase"/></xsl:element>
    </xsl:for-each>
    <xsl:if test="headLabel and not(headItem)"><dd></dd></xsl:if>
    <xsl:for-each-group select="node() except (head, headLabel, headItem)" group-starting-with="label">
      <xsl:if test="current-group()[self::* or normalize-space()]">
        <xsl:if test="not(self::label)"><dt></dt></xsl:if>
        <xsl:if test="self::label"><dt><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:phrase"/></dt></xsl:if>
        <xsl:for-each-group select="current-group() except self::label" group-starting-with="item">
          <xsl:if test="current-group()[self::* or normalize-space()] or position() = 1">
            <dd>
              <xsl:for-each select="self::item"><xsl:call-template name="t:attributes"/></xsl:for-each>
              <xsl:apply-templates select="self::item/node(), current-group() except self::item" mode="m:mixed"/>
            </dd>
          </xsl:if>
        </xsl:for-each-group>
        <xsl:if test="self::label and count(current-group()) = 1"><dd></dd></xsl:if>
      </xsl:if>
    </xsl:for-each-group>
  </xsl:template>

  <xsl:template match="list" mode="m:phrase"><span><xsl:call-template name="t:attributes"><xsl:with-param name="class" select="'b'"/></xsl:call-template><xsl:apply-templates mode="m:phrase"/></span></xsl:template>

  <xsl:template match="item" mode="m:phrase"><span><xsl:call-template name="t:attributes"><xsl:with-param name="class" select="'b'"/></xsl:call-template><xsl:for-each select="@n"><span class="t-n"><xsl:value-of select="."/></span><xsl:text> </xsl:text></xsl:for-each><xsl:apply-templates mode="m:phrase"/></span></xsl:template>

  <xsl:template match="item" mode="m:block m:mixed"><div><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:mixed"/></div></xsl:template>

  <xsl:template match="label" mode="m:block"><p><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:phrase"/></p></xsl:template>

  <xsl:template match="label" mode="m:mixed m:phrase"><span><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:phrase"/></span></xsl:template>

  <!-- A table keeps spans that lie within it; what stands between its rows is kept in a row. -->
  <xsl:template match="table" mode="m:block m:mixed">
    <div class="table" role="group" tabindex="0" aria-label="{(head[1] ! normalize-space(), 'table')[. != ''][1]}">
      <xsl:apply-templates select="node() except (row, head[1])" mode="m:block"/>
      <table>
        <xsl:call-template name="t:attributes"/>
        <xsl:for-each select="head[1]"><caption><xsl:apply-templates mode="m:phrase"/></caption></xsl:for-each>
        <xsl:variable name="rows" as="xs:integer" select="count(row)"/>
        <xsl:for-each select="row">
          <xsl:variable name="left" as="xs:integer" select="$rows - position() + 1"/>
          <tr>
            <xsl:call-template name="t:attributes"/>
            <xsl:for-each select="cell | table">
              <xsl:element name="{if (@role = 'label' or ../@role = 'label') then 'th' else 'td'}">
                <xsl:call-template name="t:attributes"/>
                <xsl:for-each select="@rows[. castable as xs:positiveInteger][xs:integer(.) gt 1]">
                  <xsl:attribute name="rowspan" select="min((xs:integer(.), $left))"/>
                </xsl:for-each>
                <xsl:for-each select="@cols[. castable as xs:positiveInteger][xs:integer(.) gt 1][xs:integer(.) le 1000]">
                  <xsl:attribute name="colspan" select="."/>
                </xsl:for-each>
                <xsl:choose>
                  <xsl:when test="self::table"><xsl:apply-templates select="." mode="m:block"/></xsl:when>
                  <xsl:otherwise><xsl:apply-templates mode="m:mixed"/></xsl:otherwise>
                </xsl:choose>
              </xsl:element>
            </xsl:for-each>
            <xsl:if test="node() except (cell, table)">
              <xsl:variable name="rest" select="(node() except (cell, table))[self::* or normalize-space()]"/>
              <xsl:if test="$rest"><td><xsl:apply-templates select="$rest" mode="m:mixed"/></td></xsl:if>
            </xsl:if>
          </tr>
        </xsl:for-each>
      </table>
    </div>
  </xsl:template>

  <xsl:template match="table | row | cell" mode="m:phrase"><span><xsl:call-template name="t:attributes"><xsl:with-param name="class" select="'b'"/></xsl:call-template><xsl:apply-templates mode="m:phrase"/></span></xsl:template>

  <xsl:template match="row | cell" mode="m:block m:mixed"><div><xsl:call-template name="t:attributes"/><xsl:apply-templates mode="m:mixed"/></div></xsl:template>
</xsl:stylesheet>
