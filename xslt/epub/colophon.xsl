<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
    exclude-result-prefixes="#all" expand-text="yes">

  <!-- The colophon: where the text comes from, how it was encoded, what may be done with it. -->

  <xsl:mode name="m:colophon" on-no-match="fail" visibility="public"/>

  <xsl:template match="k:book" mode="m:colophon" as="element()">
    <xsl:call-template name="m:document">
      <xsl:with-param name="title" select="f:label('colophon')"/>
      <xsl:with-param name="language" select="@language"/>
      <xsl:with-param name="class" select="'colophon'"/>
      <xsl:with-param name="type" select="'backmatter'"/>
      <xsl:with-param name="content" as="element()">
        <section epub:type="colophon" role="doc-colophon" class="colophon" aria-labelledby="title">
          <h1 id="title">{f:label('colophon')}</h1>
          <xsl:call-template name="m:colophon-text"/>
        </section>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="m:colophon-text" as="element()+">
    <xsl:context-item as="element(k:book)" use="required"/>
    <xsl:for-each select="@description">
      <p><xsl:sequence select="f:phrase-language(.)"/>{.}</p>
    </xsl:for-each>
    <h2>{f:label('source-line')}</h2>
    <p>{f:source(.)}</p>
    <h2>{f:label('encoding')}</h2>
    <p>{f:label('encoding-text')}</p>
    <xsl:choose>
      <xsl:when test="f:is-vertical(.)">
        <p>{f:label('vertical-text')}</p>
      </xsl:when>
      <xsl:when test="$punctuation = 'full-width'">
        <p>{f:label('wide-text')}</p>
      </xsl:when>
    </xsl:choose>
    <xsl:for-each select="k:edition/tei:teiHeader/tei:encodingDesc/(tei:projectDesc | tei:editorialDecl)//tei:p">
      <p><xsl:sequence select="f:phrase-language(.)"/>{normalize-space()}</p>
    </xsl:for-each>
    <h2>{f:label('licence')}</h2>
    <xsl:for-each select="@rights">
      <p><xsl:sequence select="f:phrase-language(.)"/>{.}</p>
    </xsl:for-each>
    <p>{f:label('licence-text')}</p>
    <h2>{f:label('edition')}</h2>
    <ul class="imprint">
      <xsl:for-each select="k:contributor[@relator = ('edt', 'mrk')]">
        <li>{f:label('editor')}{f:colon()}<span><xsl:sequence select="f:phrase-language(@name)"/>{@name}</span></li>
      </xsl:for-each>
      <xsl:for-each select="@publisher">
        <li><xsl:sequence select="f:phrase-language(.)"/>{.}</li>
      </xsl:for-each>
      <li><time datetime="{@modified}">{substring(@modified, 1, 10)}</time></li>
      <li class="identifier" lang="en" xml:lang="en">{@identifier}</li>
      <li>{f:label('made-with')} {@version}</li>
    </ul>
  </xsl:template>
</xsl:stylesheet>
