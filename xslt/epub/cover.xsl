<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    xmlns="http://www.w3.org/2000/svg"
    exclude-result-prefixes="#all" expand-text="yes">

  <!-- The cover's picture: the cloth of a thread-bound book, its title slip, the headlines as columns of an old
       newspaper.  Every character is placed by itself, so that no renderer has to know vertical setting. -->

  <xsl:mode name="m:cover-image" on-no-match="fail" visibility="public"/>

  <xsl:variable name="f:serif" static="yes" as="xs:string" select="
      'Noto Serif CJK SC, Source Han Serif SC, Source Han Serif CN, Songti SC, STSong, SimSun, serif'"/>

  <xsl:template match="k:book" mode="m:cover-image" as="element()">
    <svg viewBox="0 0 1600 2560" width="1600" height="2560" role="img" xml:lang="{@language}" font-family="{$f:serif}">
      <title>{f:cover-description(.)}</title>
      <rect width="1600" height="2560" fill="#1f3347"/>
      <xsl:call-template name="m:binding"/>
      <xsl:choose>
        <xsl:when test="f:is-chinese(f:book-title(.))">
          <xsl:variable name="slip" as="element()+">
            <xsl:call-template name="m:title-slip"/>
          </xsl:variable>
          <xsl:sequence select="$slip"/>
          <xsl:call-template name="m:headlines">
            <xsl:with-param name="left" select="xs:double($slip[1]/@x) + xs:double($slip[1]/@width) + 90"/>
          </xsl:call-template>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="m:title-plate"/>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="m:imprint"/>
    </svg>
  </xsl:template>

  <!-- What the cover shows, in words. -->
  <xsl:function name="f:cover-description" as="xs:string">
    <xsl:param name="book" as="element(k:book)"/>
    <xsl:sequence select="
        f:label('cover') || f:colon() || string-join(($book/@newspaper, f:book-title($book), $book/@subtitle, f:dates($book)), f:stop())"/>
  </xsl:function>

  <!-- The stitches at the spine, on the right as in a book of vertical lines. -->
  <xsl:template name="m:binding" as="element()">
    <g stroke="#e9dfc8" stroke-width="5" opacity="0.75">
      <line x1="1468" y1="0" x2="1468" y2="2560"/>
      <xsl:for-each select="150, 900, 1660, 2410">
        <line x1="1468" y1="{.}" x2="1600" y2="{.}"/>
      </xsl:for-each>
    </g>
  </xsl:template>

  <!-- The slip of paper with the title; the first element is its outline. -->
  <xsl:template name="m:title-slip" as="element()+">
    <xsl:context-item as="element(k:book)" use="required"/>
    <xsl:variable name="cells" as="xs:string*" select="f:cells(f:book-title(.))"/>
    <xsl:variable name="columns" as="xs:integer" select="max((1, xs:integer(ceiling(count($cells) div 14))))"/>
    <xsl:variable name="size" as="xs:double" select="
        min((200, 1560 div (max((1, f:heights($cells) div $columns)) * 1.1), 420 div $columns))"/>
    <xsl:variable name="width" as="xs:double" select="$columns * $size * 1.2 + 110"/>
    <rect x="130" y="150" width="{$width}" height="1960" fill="#f6f0e1"/>
    <rect x="150" y="170" width="{$width - 40}" height="1920" fill="none" stroke="#2a2622" stroke-width="8"/>
    <rect x="164" y="184" width="{$width - 68}" height="1892" fill="none" stroke="#2a2622" stroke-width="2"/>
    <xsl:sequence select="
        f:columns($cells, $columns, 130 + $width - 55 - $size * 0.6, 240, $size, '#1b1714', 700)"/>
    <g transform="translate({130 + $width div 2 - 65} 1900)">
      <rect width="130" height="130" rx="10" fill="#a8281e"/>
      <text font-size="54" fill="#f6f0e1" text-anchor="middle" font-weight="700"><tspan x="36" y="85">本</tspan><tspan
          x="94" y="85">刊</tspan></text>
    </g>
  </xsl:template>

  <!-- Whether a text is written in characters that can stand in columns. -->
  <xsl:function name="f:is-chinese" as="xs:boolean">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="matches($text, '[&#x2E80;-&#x9FFF;&#xAC00;-&#xD7AF;&#x20000;-&#x3FFFF;]')"/>
  </xsl:function>

  <!-- As many headlines as there is room for, each a column or two, from right to left. -->
  <xsl:template name="m:headlines" as="element()*">
    <xsl:context-item as="element(k:book)" use="required"/>
    <xsl:param name="left" as="xs:double"/>
    <xsl:iterate select="f:headlined(.)">
      <xsl:param name="right" as="xs:double" select="1400"/>
      <xsl:variable name="cells" as="xs:string*" select="f:cells(normalize-space(k:title))"/>
      <xsl:variable name="columns" as="xs:integer" select="min((2, xs:integer(ceiling(count($cells) div 24))))"/>
      <xsl:variable name="next" as="xs:double" select="$right - $columns * 84 - 46"/>
      <xsl:choose>
        <xsl:when test="$next lt $left - 46">
          <xsl:break/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="f:columns(f:shortened($cells, 48), $columns, $right - 42, 170, 62, '#f1e9d6', 500)"/>
          <line x1="{$next + 23}" x2="{$next + 23}" y1="170" y2="2090" stroke="#e9dfc8" stroke-width="1.5" opacity="0.45"/>
          <xsl:next-iteration>
            <xsl:with-param name="right" select="$next"/>
          </xsl:next-iteration>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:iterate>
  </xsl:template>

  <!-- The articles whose headlines the cover shows: not untitled pictures, nor what repeats the book's title. -->
  <xsl:function name="f:headlined" as="element(k:article)*">
    <xsl:param name="book" as="element(k:book)"/>
    <xsl:sequence select="
        $book/k:edition//k:article[@kind != 'picture'][normalize-space(k:title) != f:book-title($book)]"/>
  </xsl:function>

  <!-- The same for a title in an alphabet: a plate across, headlines in lines below. -->
  <xsl:template name="m:title-plate" as="element()+">
    <xsl:context-item as="element(k:book)" use="required"/>
    <xsl:variable name="title" as="xs:string" select="f:book-title(.)"/>
    <xsl:variable name="size" as="xs:integer" select="if (string-length($title) gt 60) then 84 else 120"/>
    <xsl:variable name="lines" as="xs:string*" select="subsequence(f:lines($title, 1950 idiv $size), 1, 6)"/>
    <xsl:variable name="height" as="xs:double" select="max((420, count($lines) * $size * 1.25 + 200))"/>
    <rect x="130" y="150" width="1270" height="{$height}" fill="#f6f0e1"/>
    <rect x="150" y="170" width="1230" height="{$height - 40}" fill="none" stroke="#2a2622" stroke-width="8"/>
    <xsl:for-each select="$lines">
      <text x="765" y="{150 + $height div 2 + (position() - count($lines) div 2 - 0.15) * $size * 1.2 - $size * 0.1}"
          font-size="{$size}" font-weight="700" text-anchor="middle" fill="#1b1714">{.}</text>
    </xsl:for-each>
    <xsl:iterate select="f:headlined(.)">
      <xsl:param name="y" as="xs:double" select="$height + 300"/>
      <xsl:variable name="words" as="xs:string*" select="subsequence(f:lines(normalize-space(k:title), 46), 1, 3)"/>
      <xsl:choose>
        <xsl:when test="$y + count($words) * 66 gt 2150">
          <xsl:break/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:for-each select="$words">
            <text x="130" y="{$y + (position() - 1) * 66}" font-size="52" fill="#f1e9d6">{.}</text>
          </xsl:for-each>
          <xsl:next-iteration>
            <xsl:with-param name="y" select="$y + count($words) * 66 + 50"/>
          </xsl:next-iteration>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:iterate>
  </xsl:template>

  <!-- Newspaper and date below. -->
  <xsl:template name="m:imprint" as="element()*">
    <xsl:context-item as="element(k:book)" use="required"/>
    <line x1="130" x2="1400" y1="2210" y2="2210" stroke="#e9dfc8" stroke-width="3" opacity="0.75"/>
    <text x="130" y="2310" font-size="64" fill="#f1e9d6">{string-join((@newspaper, f:dates(.)), '　')}</text>
    <text x="130" y="2400" font-size="44" fill="#f1e9d6" opacity="0.85">{
        string-join((@subtitle, f:label('masthead-of'), @publisher), ' · ')}</text>
  </xsl:template>
</xsl:stylesheet>
