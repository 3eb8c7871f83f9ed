<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    xmlns="http://www.w3.org/1999/xhtml"
    exclude-result-prefixes="#all" expand-text="yes">

  <!-- Vertical lines: numbers of two digits stand upright in one cell, longer ones digit below digit; half-width
       punctuation beside Chinese is shown in the full-width forms that turn with the line, as it may be in horizontal
       lines too.  A view only: the TEI keeps what was printed.  Requirements for Chinese Text Layout (clreq), handling_of_western_text -->

  <xsl:template match="text()" mode="m:text m:passage" priority="1" as="node()*">
    <xsl:sequence select="f:set(.)"/>
  </xsl:template>

  <!-- A text as the book sets it. -->
  <xsl:function name="f:set" as="node()*">
    <xsl:param name="text" as="xs:string"/>
    <xsl:choose>
      <xsl:when test="$writing-mode != 'vertical'">
        <xsl:value-of select="if ($punctuation = 'full-width') then f:widened($text) else $text"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:analyze-string select="$text" regex="[0-9]+([.,:/%-][0-9]+)*%?">
          <xsl:matching-substring>
            <xsl:sequence select="f:number(.)"/>
          </xsl:matching-substring>
          <xsl:non-matching-substring>
            <xsl:value-of select="f:turned(.)"/>
          </xsl:non-matching-substring>
        </xsl:analyze-string>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- A number in a vertical line; a long or compound one lies on its side. -->
  <xsl:function name="f:number" as="node()">
    <xsl:param name="number" as="xs:string"/>
    <xsl:choose>
      <xsl:when test="matches($number, '^[0-9]{1,2}$')">
        <span class="tcy">{$number}</span>
      </xsl:when>
      <xsl:when test="matches($number, '^[0-9]{3,4}$')">
        <span class="upright">{$number}</span>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="$number"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Text with the punctuation of vertical lines: curly quotation marks become the brackets that Chinese print sets
       in their place. -->
  <xsl:function name="f:turned" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="translate(f:widened($text), '“”‘’', '『』「」')"/>
  </xsl:function>

  <!-- Text whose half-width marks are full-width where they touch Chinese or an end of the text; not those inside
       numbers. -->
  <xsl:function name="f:widened" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="runs" as="xs:string*">
      <xsl:analyze-string select="$text" regex="(^|[^ -~])[,;:!?()]+|[,;:!?()]+($|[^ -~])">
        <xsl:matching-substring>{translate(., ',;:!?()', '，；：！？（）')}</xsl:matching-substring>
        <xsl:non-matching-substring>{.}</xsl:non-matching-substring>
      </xsl:analyze-string>
    </xsl:variable>
    <xsl:sequence select="string-join($runs)"/>
  </xsl:function>
</xsl:stylesheet>
