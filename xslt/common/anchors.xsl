<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/1999/xhtml" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    exclude-result-prefixes="#all">

  <!-- Anchors: where in an article something stands, the same in every output and in the records.
       An element's own @xml:id; else a letter and its number in the article: p paragraph, s section, d other division,
       f figure, b byline or dateline, c closer, n note; h is the article's headline. -->

  <xsl:variable name="f:letters" static="yes" as="map(xs:string, xs:string)" select="map {
      'p': 'p', 'ab': 'p', 'lg': 'p', 'list': 'p', 'table': 'p', 'figure': 'f', 'byline': 'b', 'dateline': 'b',
      'closer': 'c', 'note': 'n', 'floatingText': 'd' }"/>

  <!-- How many elements of each letter have begun, counted once for a whole document (linear in its length). -->
  <xsl:accumulator name="f:anchors" as="map(xs:string, xs:integer)" initial-value="map{}">
    <!-- What stands in the header is not counted, and each article of a page is counted for itself. -->
    <xsl:accumulator-rule match="text[not(ancestor::text)]" select="map{}"/>
    <xsl:accumulator-rule match="p | ab | lg | list | table | figure | byline | dateline | closer | note | floatingText
        | div" select="
        let $letter := f:letter(.)
        return if ($letter) then map:put($value, $letter, ($value($letter), 0)[1] + 1) else $value"/>
  </xsl:accumulator>

  <!-- The letter that anchors an element; none if it has no anchor of its own. -->
  <xsl:function name="f:letter" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        if ($element/self::div) then (if ($element/@type = 'article') then () else if ($element/@type = 'section') then 's' else 'd')
        else if (f:is-run-in($element)) then ()
        else $f:letters(local-name($element))"/>
  </xsl:function>

  <!-- A dateline or byline printed on the line of the paragraph that follows. -->
  <xsl:function name="f:is-run-in" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$element/@rend = 'run-in' and exists($element[self::dateline or self::byline])"/>
  </xsl:function>

  <!-- The anchor of an element that has one. -->
  <xsl:function name="f:anchor" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="letter" as="xs:string?" select="f:letter($element)"/>
    <xsl:sequence select="
        if ($element/@xml:id) then string($element/@xml:id)
        else if (exists($letter)) then $element/accumulator-before('f:anchors')($letter) ! ($letter || .)
        else ()"/>
  </xsl:function>

  <!-- The anchor nearest to any node: its block's, or the headline's. -->
  <xsl:function name="f:place" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="block" as="element()?" select="f:block($node)"/>
    <xsl:sequence select="($block/f:anchor(.), 'h')[1]"/>
  </xsl:function>

  <!-- The nearest element around a node that has an anchor (the following paragraph, for what runs into it). -->
  <xsl:function name="f:block" as="element()?">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="run-in" as="element()?" select="$node/ancestor-or-self::*[f:is-run-in(.)][1]"/>
    <xsl:sequence select="
        if ($run-in) then $run-in/following-sibling::*[not(f:is-run-in(.))][1]
        else $node/ancestor-or-self::*[ancestor::text][f:letter(.) or self::*[@xml:id][self::p or self::div]][1]"/>
  </xsl:function>

  <!-- The id attribute of an anchored element. -->
  <xsl:function name="f:id" as="attribute(id)?">
    <xsl:param name="element" as="element()"/>
    <xsl:where-populated>
      <xsl:attribute name="id" select="f:anchor($element)"/>
    </xsl:where-populated>
  </xsl:function>
</xsl:stylesheet>
