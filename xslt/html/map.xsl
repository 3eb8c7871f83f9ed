<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function"
    xmlns:m="urn:kanben:mode" exclude-result-prefixes="#all">

  <!-- The map of places, and the same places as a list for those who do not see it. -->

  <xsl:template match="k:map" mode="m:map" as="element()">
    <xsl:call-template name="f:page">
      <xsl:with-param name="heading" select="f:label('map')"/>
      <xsl:with-param name="kind" select="'map-page'"/>
      <xsl:with-param name="head" as="element()"><script src="{$f:site}static/map.js" defer="defer"></script></xsl:with-param>
      <xsl:with-param name="content" as="node()*">
        <header class="page-head">
          <h1><xsl:value-of select="f:label('map')"/></h1>
          <xsl:if test="k:dot">
            <p class="located"><xsl:value-of select="
                replace(replace(f:label('located'), '\{n\}', @located), '\{all\}', @places)"/></p>
          </xsl:if>
        </header>
        <xsl:choose>
          <xsl:when test="k:dot">
            <p class="map-tools">
              <label><input type="checkbox" name="borders" checked="checked"/><xsl:value-of select="f:label('map-borders')"/></label>
            </p>
            <div class="drawing" data-in="{f:label('map-in')}" data-out="{f:label('map-out')}" data-whole="{f:label('map-whole')}" role="region" tabindex="0" aria-label="{f:label('map-of')}"><xsl:sequence select="f:map(.)"/></div>
            <ul class="map-places">
              <xsl:for-each select="k:dot">
                <li>
                  <a href="{$f:root}{f:entry-path(@id)}"><xsl:sequence select="$f:text-language"/><xsl:value-of select="@label"/></a>
                  <xsl:text> </xsl:text>
                  <span class="count"><xsl:value-of select="f:count-label('passage-count', xs:integer(@count))"/></span>
                </li>
              </xsl:for-each>
            </ul>
            <p class="map-source"><xsl:value-of select="f:label('map-source')"/></p>
          </xsl:when>
          <xsl:otherwise><p class="empty"><xsl:value-of select="f:label('no-coordinates')"/></p></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:function name="f:map" as="element()">
    <xsl:param name="map" as="element(k:map)"/>
    <svg xmlns="http://www.w3.org/2000/svg" class="map" viewBox="0 0 {$map/@width} {$map/@height}" width="{$map/@width}"
        height="{$map/@height}">
      <path class="land" d="{$map/@land}"/>
      <path class="net" d="{$map/@net}"/>
      <g class="borders" aria-hidden="true">
        <path d="{$map/@borders}"/>
        <xsl:for-each select="$map/k:province">
          <text x="{@x}" y="{@y}" text-anchor="middle" lang="zh-Hans"><xsl:value-of select="@label"/></text>
        </xsl:for-each>
      </g>
      <xsl:for-each select="$map/k:dot">
        <a id="{@id}" href="{$f:root}{f:entry-path(@id)}" aria-label="{@label}">
          <circle cx="{@x}" cy="{@y}" r="{@radius}"><title><xsl:value-of select="@label"/></title></circle>
          <xsl:if test="@name-x">
            <text x="{@name-x}" y="{@name-y}" text-anchor="{@anchor}"><xsl:value-of select="@label"/></text>
          </xsl:if>
        </a>
      </xsl:for-each>
    </svg>
  </xsl:function>
</xsl:stylesheet>
