<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    xmlns="http://www.w3.org/2000/svg"
    exclude-result-prefixes="#all" expand-text="yes">

  <!-- Vertical lines for pictures: a text as the cells that stand one below the other, and columns of them. -->

  <!-- Punctuation turns with the line: Unicode's presentation forms for vertical text. -->
  <xsl:variable name="f:upright" static="yes" as="xs:string" select="'“”‘’（）()《》〈〉「」『』【】—…，,、。：:；;！!？?'"/>
  <xsl:variable name="f:turned" static="yes" as="xs:string" select="'﹃﹄﹁﹂︵︶︵︶︽︾︿﹀﹁﹂﹃﹄︻︼︱︙︐︐︑︒︓︓︔︔︕︕︖︖'"/>

  <!-- One cell for each character, but one for two digits together (tate-chu-yoko); white space is an empty cell. -->
  <xsl:function name="f:cells" as="xs:string*">
    <xsl:param name="text" as="xs:string"/>
    <xsl:analyze-string select="normalize-space($text)" regex="[0-9]+">
      <xsl:matching-substring>
        <xsl:sequence select="if (string-length() = 2) then . else f:characters(.)"/>
      </xsl:matching-substring>
      <xsl:non-matching-substring>
        <xsl:sequence select="f:characters(.) ! translate(., $f:upright, $f:turned)"/>
      </xsl:non-matching-substring>
    </xsl:analyze-string>
  </xsl:function>

  <xsl:function name="f:characters" as="xs:string*">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="string-to-codepoints($text) ! codepoints-to-string(.)"/>
  </xsl:function>

  <!-- The part of a cell's height that a sign takes: brackets and white space half of it. -->
  <xsl:function name="f:height" as="xs:double">
    <xsl:param name="cell" as="xs:string"/>
    <xsl:sequence select="if (matches($cell, '^[﹃﹄﹁﹂︵︶︽︾︿﹀︻︼\s]$')) then 0.5 else 1"/>
  </xsl:function>

  <!-- How many cells high a text is. -->
  <xsl:function name="f:heights" as="xs:double">
    <xsl:param name="cells" as="xs:string*"/>
    <xsl:sequence select="sum($cells ! f:height(.), 0e0)"/>
  </xsl:function>

  <!-- The first cells, and a sign that there are more. -->
  <xsl:function name="f:shortened" as="xs:string*">
    <xsl:param name="cells" as="xs:string*"/>
    <xsl:param name="most" as="xs:integer"/>
    <xsl:sequence select="
        if (count($cells) le $most) then $cells else (subsequence($cells, 1, $most - 1), '︙')"/>
  </xsl:function>

  <!-- Cells in columns of about equal length, from the right: `x` is the first column's middle, `y` its top. -->
  <xsl:function name="f:columns" as="element()*">
    <xsl:param name="cells" as="xs:string*"/>
    <xsl:param name="columns" as="xs:integer"/>
    <xsl:param name="x" as="xs:double"/>
    <xsl:param name="y" as="xs:double"/>
    <xsl:param name="size" as="xs:double"/>
    <xsl:param name="fill" as="xs:string"/>
    <xsl:param name="weight" as="xs:integer"/>
    <xsl:variable name="length" as="xs:integer" select="xs:integer(ceiling(count($cells) div $columns))"/>
    <xsl:for-each select="1 to $columns">
      <text font-size="{round($size, 1)}" font-weight="{$weight}" fill="{$fill}" text-anchor="middle">
        <xsl:sequence select="
            f:column(subsequence($cells, (. - 1) * $length + 1, $length),
              round($x - (. - 1) * $size * 1.3, 1), $y, $size)"/>
      </text>
    </xsl:for-each>
  </xsl:function>

  <!-- One column; the ink of an opening bracket is in the lower half of its cell, so the cell begins half above. -->
  <xsl:function name="f:column" as="element()*">
    <xsl:param name="cells" as="xs:string*"/>
    <xsl:param name="x" as="xs:double"/>
    <xsl:param name="y" as="xs:double"/>
    <xsl:param name="size" as="xs:double"/>
    <xsl:iterate select="$cells">
      <xsl:param name="above" as="xs:double" select="0"/>
      <xsl:variable name="start" as="xs:double" select="if (matches(., '^[﹃﹁︵︽︿︻]$')) then $above - 0.5 else $above"/>
      <xsl:if test="normalize-space()">
        <tspan x="{$x}" y="{round($y + ($start + 0.88) * $size * 1.08, 1)}">{.}</tspan>
      </xsl:if>
      <xsl:next-iteration>
        <xsl:with-param name="above" select="$above + f:height(.)"/>
      </xsl:next-iteration>
    </xsl:iterate>
  </xsl:function>

  <!-- Words in horizontal lines of so many characters; a word is cut only where it is longer than a line. -->
  <xsl:function name="f:lines" as="xs:string*">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="length" as="xs:integer"/>
    <xsl:iterate select="tokenize($text)">
      <xsl:param name="line" as="xs:string" select="''"/>
      <xsl:on-completion select="$line[.]"/>
      <xsl:variable name="longer" as="xs:string" select="string-join(($line[.], .), ' ')"/>
      <xsl:variable name="fits" as="xs:boolean" select="string-length($longer) le $length or $line = ''"/>
      <xsl:if test="not($fits)">
        <xsl:sequence select="$line"/>
      </xsl:if>
      <xsl:next-iteration>
        <xsl:with-param name="line" select="if ($fits) then $longer else string(.)"/>
      </xsl:next-iteration>
    </xsl:iterate>
  </xsl:function>
</xsl:stylesheet>
