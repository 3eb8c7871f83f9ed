<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    exclude-result-prefixes="#all">

  <!-- The register's entries: who or what each is.  Used for a site's entry pages and a book's indices. -->

  <!-- An entry's main name and its other names. -->
  <xsl:function name="f:names" as="element()*">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="$entry/(persName | placeName | orgName | title | rs | name)"/>
  </xsl:function>

  <xsl:mode name="m:facts" on-no-match="shallow-skip"/>

  <!-- What is known of an entry, as the items of a definition list. -->
  <xsl:template match="person | place | org | bibl" mode="m:facts" as="element()*">
    <xsl:where-populated>
      <dl class="facts">
        <xsl:sequence select="f:fact('type', f:kind-labels(@type))"/>
        <xsl:sequence select="f:fact('variants', f:names(.)[position() gt 1] ! f:plain(.))"/>
        <xsl:sequence select="f:fact('sex', @sex[. = ('1', '2')] ! f:label('sex-' || .))"/>
        <xsl:sequence select="f:fact('occupation', occupation ! f:plain(.))"/>
        <xsl:sequence select="f:fact('affiliation', affiliation ! f:register-link(.))"/>
        <xsl:sequence select="f:fact('parent', (region | country | settlement | district | placeName/@ref/..) ! f:register-link(.))"/>
        <xsl:sequence select="f:fact('coordinates', location/geo ! normalize-space())"/>
        <xsl:sequence select="f:fact('identifiers', idno ! f:identifier(.))"/>
        <xsl:sequence select="f:fact('note-label', note ! f:worded(.))"/>
      </dl>
    </xsl:where-populated>
  </xsl:template>

  <xsl:function name="f:kind-labels" as="xs:string*">
    <xsl:param name="types" as="xs:string?"/>
    <xsl:sequence select="tokenize($types) ! (if (f:has-label(.)) then f:label(.) else .)"/>
  </xsl:function>

  <!-- A term and its values; nothing if there is no value. -->
  <xsl:function name="f:fact" as="element()*">
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="values" as="item()*"/>
    <xsl:if test="exists($values)">
      <dt><xsl:value-of select="f:label($label)"/></dt>
      <xsl:for-each select="$values">
        <dd><xsl:sequence select="if (. instance of element()) then . else string(.)"/></dd>
      </xsl:for-each>
    </xsl:if>
  </xsl:function>

  <!-- Text on one line, with its language where that is stated. -->
  <xsl:function name="f:worded" as="item()">
    <xsl:param name="element" as="element()"/>
    <xsl:choose>
      <xsl:when test="$element/@xml:lang">
        <span lang="{$element/@xml:lang}"><xsl:value-of select="f:plain($element)"/></span>
      </xsl:when>
      <xsl:otherwise>
        <!-- Register notes seldom say their language; readers of a page in another one need it. -->
        <span lang="{if (matches($element, '[&#x3400;-&#x9fff;]')) then 'zh' else 'en'}"><xsl:value-of select="f:plain($element)"/></span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- A name inside the register that points to another entry. -->
  <xsl:function name="f:register-link" as="item()">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="href" as="xs:string" select="string($name/@ref ! f:href(tokenize(.)[1]))"/>
    <xsl:choose>
      <xsl:when test="$href = ''"><xsl:sequence select="f:plain($name)"/></xsl:when>
      <xsl:otherwise><a href="{$href}"><xsl:value-of select="f:plain($name)"/></a></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- An identifier in an authority file, linked where its type has an address. -->
  <xsl:function name="f:identifier" as="item()">
    <xsl:param name="idno" as="element(idno)"/>
    <xsl:variable name="id" as="xs:string" select="normalize-space($idno)"/>
    <xsl:variable name="address" as="xs:string?" select="
        if (f:is-web($id)) then $id else $f:authorities(upper-case($idno/@type)) ! (. || encode-for-uri($id))"/>
    <xsl:choose>
      <xsl:when test="exists($address)">
        <a href="{$address}"><xsl:value-of select="string-join(($idno/@type, $id), ' ')"/></a>
      </xsl:when>
      <xsl:otherwise><xsl:sequence select="string-join(($idno/@type, $id), ' ')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:variable name="f:authorities" static="yes" as="map(xs:string, xs:string)" select="
      map:merge(doc('authorities.xml')/*/* ! map:entry(string(@type), string(@address)))"/>

  <!-- A passage in its context, the name marked. -->
  <xsl:mode name="m:passage" on-no-match="text-only-copy"/>

  <xsl:template match="k:hit" mode="m:passage" as="element()">
    <mark><xsl:apply-templates mode="#current"/></mark>
  </xsl:template>
</xsl:stylesheet>
