<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Where in the TEI the anchors of an article's pages come from, so that a fault in a page can be traced to it. -->

  <xsl:mode name="m:origins" on-no-match="fail" use-accumulators="#all" visibility="public"/>

  <xsl:template match="document-node()" mode="m:origins" as="element(k:origins)">
    <k:origins>
      <xsl:for-each select="//text//*[exists(f:anchor(.))]">
        <k:origin anchor="{f:anchor(.)}" path="{f:path(.)}"/>
      </xsl:for-each>
      <xsl:for-each select="(//div[@type = 'article'])[1]/head[1]">
        <k:origin anchor="h" path="{f:path(.)}"/>
      </xsl:for-each>
    </k:origins>
  </xsl:template>

  <!-- The path of an element from the root's children on, in the form ElementTree has it. -->
  <xsl:function name="f:path" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        './' || string-join($element/ancestor-or-self::*[..  instance of element()] !
          ('{' || namespace-uri() || '}' || local-name() || '[' ||
            (let $name := node-name() return count(preceding-sibling::*[node-name() = $name]) + 1) || ']'), '/')"/>
  </xsl:function>
</xsl:stylesheet>
