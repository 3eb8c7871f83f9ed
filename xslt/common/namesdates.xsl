<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    exclude-result-prefixes="#all">

  <!-- Names of people, places, organisations and cited works.  TEI P5, ND -->

  <!-- What a name in the text carries: its kind, whether a program set it, unsure and how much, or an editor. -->
  <xsl:function name="f:name-class" as="xs:string">
    <xsl:param name="name" as="element()"/>
    <xsl:sequence select="
        'name ' || local-name($name)
        || (if ($name/@cert = 'low') then ' unsure low' else if ($name/@cert = 'medium') then ' unsure' else '')
        || (if (not($name/@resp)) then '' else if ($name/@resp = '#kanben') then ' tagged' else ' checked')"/>
  </xsl:function>

  <!-- A tagged name links to its entry in the register.  TEI P5, ND.html#NDATTSnr -->
  <xsl:template match="(persName | placeName | orgName | geogName | name | rs | title | country | region | settlement
      | district)[@ref]" mode="m:text" as="element()">
    <xsl:variable name="href" as="xs:string" select="f:href(tokenize(@ref)[1])"/>
    <xsl:variable name="name" as="element()" select="."/>
    <xsl:choose>
      <xsl:when test="$href = '' or exists(ancestor::ref)">
        <span class="{f:name-class(.)}"><xsl:apply-templates mode="#current"/></span>
      </xsl:when>
      <!-- A link may not hold another: the outer name links with the words that are its own. -->
      <xsl:when test="* and f:holds-links(.)">
        <span class="{f:name-class(.)}">
          <xsl:for-each-group select="node()" group-adjacent="f:is-link(.) or f:holds-links(.)">
            <xsl:choose>
              <xsl:when test="current-grouping-key() or not(normalize-space(string-join(current-group())))">
                <xsl:apply-templates select="current-group()" mode="#current"/>
              </xsl:when>
              <xsl:otherwise>
                <a class="{f:name-class($name)}" href="{$href}" title="{f:plain($name)}">
                  <xsl:sequence select="f:language($name)"/>
                  <xsl:apply-templates select="current-group()" mode="#current"/>
                </a>
              </xsl:otherwise>
            </xsl:choose>
          </xsl:for-each-group>
        </span>
      </xsl:when>
      <xsl:otherwise>
        <a class="{f:name-class(.)}" href="{$href}">
          <xsl:sequence select="f:language(.)"/>
          <xsl:apply-templates mode="#current"/>
        </a>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="persName | placeName | orgName | geogName | rs | country | region | settlement | district | bloc
      | surname | forename | roleName | addName | genName | nameLink | objectName | eventName"
      mode="m:text" as="element()">
    <span class="{local-name()}"><xsl:sequence select="f:language(.)"/><xsl:apply-templates mode="#current"/></span>
  </xsl:template>

  <!-- Whether a node becomes a link, or has links inside. -->
  <xsl:function name="f:is-link" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="exists($node[self::*[@ref] or self::ref or self::ptr or self::note])"/>
  </xsl:function>

  <xsl:function name="f:holds-links" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="exists($node/descendant::*[@ref or self::ref or self::ptr or self::note])"/>
  </xsl:function>

  <!-- The register entry a pointer such as ../register.xml#person-x leads to. -->
  <xsl:function name="f:entry-id" as="xs:string">
    <xsl:param name="target" as="xs:string"/>
    <xsl:sequence select="substring-after($target, '#')"/>
  </xsl:function>

  <!-- The index an entry stands in, told by the first part of its identifier: person-, place-, org-, bibl-. -->
  <xsl:function name="f:index-of" as="xs:string">
    <xsl:param name="id" as="xs:string"/>
    <xsl:sequence select="
        ($f:indices(substring-before($id, '-')), 'sources')[1]"/>
  </xsl:function>

  <xsl:variable name="f:indices" static="yes" as="map(xs:string, xs:string)" select="map {
      'person': 'people', 'place': 'places', 'org': 'organisations', 'bibl': 'sources' }"/>
</xsl:stylesheet>
