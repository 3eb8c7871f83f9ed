<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" exclude-result-prefixes="#all">

  <!-- Dates, numbers and punctuation in the words of the interface. -->

  <!-- A phrase of the interface with a value in it. -->
  <xsl:function name="f:filled" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:sequence select="string-join(tokenize(f:label($key), '\{n\}'), $value)"/>
  </xsl:function>

  <!-- What an issue is called, and its date unless that says it. -->
  <xsl:function name="f:issue-date" as="xs:string?">
    <xsl:param name="issue" as="element(k:issue)"/>
    <xsl:sequence select="string-join(($issue/@date[. != ''], f:issue-day($issue)), ' · ')[. != '']"/>
  </xsl:function>

  <!-- An issue's date as its attributes have it, else the bounds that are known; nothing if its own words name it. -->
  <xsl:function name="f:issue-day" as="xs:string?">
    <xsl:param name="issue" as="element(k:issue)"/>
    <xsl:variable name="from" as="xs:string?" select="$issue/@not-before[. != ''] ! f:day(.)"/>
    <xsl:variable name="to" as="xs:string?" select="$issue/@not-after[. != ''] ! f:day(.)"/>
    <xsl:sequence select="
        if (f:says-a-date($issue/@date)) then ()
        else if ($issue/@when != '') then f:day($issue/@when)
        else if (exists($from) and exists($to)) then $from || '–' || $to
        else if (exists($from)) then f:filled('not-before', $from)
        else $to ! f:filled('not-after', .)"/>
  </xsl:function>

  <!-- Whether words name a year or a day, in figures or characters. -->
  <xsl:function name="f:says-a-date" as="xs:boolean">
    <xsl:param name="words" as="xs:string?"/>
    <xsl:sequence select="matches($words, '\d{4}|\d.*\d|年.*月')"/>
  </xsl:function>

  <!-- A date of ISO 8601, whole or in part, in the reader's language. -->
  <xsl:function name="f:day" as="xs:string">
    <xsl:param name="date" as="xs:string"/>
    <xsl:variable name="parts" as="xs:integer*" select="
        if (matches($date, '^[0-9]{4}(-[0-9]{2}){0,2}$') and ($date castable as xs:date or $date castable as xs:gYearMonth or $date castable as xs:gYear)) then tokenize($date, '-') ! xs:integer(.) else ()"/>
    <xsl:sequence select="
        if (empty($parts)) then $date
        else if (starts-with($language, 'zh'))
        then string-join(for-each-pair($parts, ('年', '月', '日'), function($n, $unit) { $n || ' ' || $unit }), ' ')
        else string-join(($parts[3] ! string(.), $parts[2] ! f:month(.), string($parts[1])), ' ')"/>
  </xsl:function>

  <xsl:function name="f:month" as="xs:string">
    <xsl:param name="n" as="xs:integer"/>
    <xsl:sequence select="('January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September',
        'October', 'November', 'December')[$n]"/>
  </xsl:function>
</xsl:stylesheet>
