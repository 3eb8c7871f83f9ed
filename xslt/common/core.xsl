<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    exclude-result-prefixes="#all">

  <!-- TEI's core module: paragraphs, lists, breaks, quotations, editorial marks.  TEI P5, CO -->

  <!-- What an output adds to a paragraph or stanza, such as a link to it; nothing by default. -->
  <xsl:mode name="m:mark" on-no-match="deep-skip" use-accumulators="#all"/>

  <!-- A paragraph begins with the dateline and byline printed on its first line. -->
  <xsl:template match="p | ab" mode="m:text" as="element()">
    <xsl:choose>
      <xsl:when test="f:in-phrase(.)">
        <span class="p"><xsl:sequence select="f:language(.)"/><xsl:call-template name="m:line"/></span>
      </xsl:when>
      <xsl:when test="*[self::list or self::table or self::lg or self::figure or self::floatingText
          or (self::q or self::quote or self::note) and p]">
        <div class="p"><xsl:call-template name="m:paragraph"/></div>
      </xsl:when>
      <xsl:otherwise>
        <p><xsl:call-template name="m:paragraph"/></p>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What stands in a paragraph, written straight into it: what a variable held would be copied. -->
  <xsl:template name="m:paragraph" as="node()*">
    <xsl:variable name="anchor" as="xs:string?" select="f:anchor(.)"/>
    <xsl:if test="exists($anchor)"><xsl:attribute name="id" select="$anchor"/></xsl:if>
    <xsl:sequence select="f:language(.)"/>
    <xsl:call-template name="m:line"/>
    <xsl:apply-templates select="." mode="m:mark"><xsl:with-param name="anchor" select="$anchor"/></xsl:apply-templates>
  </xsl:template>

  <xsl:template name="m:line" as="node()*">
    <xsl:apply-templates select="f:run-ins(.)" mode="m:run-in"/>
    <xsl:apply-templates mode="m:text"/>
  </xsl:template>

  <!-- Whether an element stands inside something set as a line of text, where no block may stand. -->
  <xsl:function name="f:in-phrase" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element/ancestor::*[self::p or self::ab or self::head or self::l or self::note or self::closer
          or self::text][1][not(self::text)])"/>
  </xsl:function>

  <!-- The run-in lines directly before a paragraph, in printed order. -->
  <xsl:function name="f:run-ins" as="element()*">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="before" as="element()?"
        select="$element/preceding-sibling::*[1][f:is-run-in(.)]"/>
    <xsl:sequence select="$before ! (f:run-ins(.), .)"/>
  </xsl:function>

  <xsl:template match="lb" mode="m:text" as="element()">
    <br/>
  </xsl:template>

  <!-- Where a line of a column ended in print says nothing of the text; headlines and verse keep their lines. -->
  <xsl:template match="lb[@break = 'no'][not(ancestor::head or ancestor::l)]" mode="m:text"/>

  <!-- A column of the print begins: a mark that a reader may show. -->
  <xsl:template match="cb" mode="m:text" as="element()">
    <span class="cb" title="{f:label('column-break')}"/>
  </xsl:template>

  <xsl:template match="pb" mode="m:text" as="element()">
    <span class="pb" role="doc-pagebreak">
      <xsl:attribute name="aria-label" select="
          if (@n) then f:filled('page-n', @n) else f:label('page-break')"/>
    </span>
  </xsl:template>

  <xsl:template match="milestone | gb | anchor | index" mode="m:text"/>

  <xsl:template match="list" mode="m:text" as="element()+">
    <xsl:apply-templates select="head" mode="#current"/>
    <xsl:element name="{if (@rend = 'numbered' or @type = 'ordered') then 'ol' else 'ul'}">
      <xsl:sequence select="f:id(.), f:language(.)"/>
      <xsl:for-each select="item">
        <li>
          <xsl:apply-templates select="preceding-sibling::*[1][self::label]" mode="#current"/>
          <xsl:apply-templates mode="#current"/>
        </li>
      </xsl:for-each>
    </xsl:element>
  </xsl:template>

  <xsl:template match="lg" mode="m:text" as="element()">
    <div class="lg">
      <xsl:sequence select="f:id(.), f:language(.)"/>
      <xsl:apply-templates select="*" mode="#current"/>
    </div>
  </xsl:template>

  <xsl:template match="l" mode="m:text" as="element()">
    <span class="l"><xsl:apply-templates mode="#current"/></span>
  </xsl:template>

  <xsl:template match="q[p | lg] | quote[p | lg]" mode="m:text" as="element()">
    <xsl:element name="{if (f:is-block(.)) then 'blockquote' else 'span'}">
      <xsl:apply-templates select="*" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- The print has its own quotation marks, so no q element of HTML, which would add others. -->
  <xsl:template match="q | quote | said | soCalled" mode="m:text" as="element()">
    <span class="{local-name()}"><xsl:sequence select="f:language(.)"/><xsl:apply-templates mode="#current"/></span>
  </xsl:template>

  <xsl:template match="date[@when] | time[@when]" mode="m:text" as="element()">
    <time datetime="{@when}"><xsl:apply-templates mode="#current"/></time>
  </xsl:template>

  <xsl:template match="num[@value] | measure[@quantity]" mode="m:text" as="element()">
    <data class="{local-name()}" value="{string-join((@value, @quantity, @unit), ' ')}">
      <xsl:apply-templates mode="#current"/>
    </data>
  </xsl:template>

  <xsl:template match="date | time | num | measure | signed | label | name | term | foreign | bibl | author
      | publisher | pubPlace | biblScope | mentioned | gloss | expan | address | addrLine | salute"
      mode="m:text" as="element()">
    <span class="{local-name()}"><xsl:sequence select="f:language(.)"/><xsl:apply-templates mode="#current"/></span>
  </xsl:template>

  <xsl:template match="emph" mode="m:text" as="element()">
    <em><xsl:apply-templates mode="#current"/></em>
  </xsl:template>

  <xsl:template match="hi" mode="m:text" as="element()">
    <xsl:element name="{if (@rend = ('sup', 'superscript')) then 'sup' else if (@rend = ('sub', 'subscript')) then 'sub'
        else if (@rend = 'bold') then 'b' else if (@rend = 'italic') then 'i' else 'em'}">
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- A book, newspaper or document that is named; linked like any name (namesdates.xsl) if it is in the register. -->
  <xsl:template match="title" mode="m:text" as="element()">
    <cite><xsl:sequence select="f:language(.)"/><xsl:apply-templates mode="#current"/></cite>
  </xsl:template>
</xsl:stylesheet>
