<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.w3.org/2000/svg" xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" exclude-result-prefixes="#all">

  <!-- A line of time: for each day, month, year or decade a bar, as high as its dates are many, that leads to them in the
       list.  Dates of two months stand by days, of two neighbouring years by months; others by years, or decades if those
       are too many to be told apart.  A bar has its number above it where there is room. -->

  <xsl:variable name="f:line-width" static="yes" as="xs:double" select="960"/>

  <xsl:function name="f:timeline" as="element()?">
    <xsl:param name="days" as="element(k:day)+"/>
    <xsl:variable name="years" as="xs:integer+" select="$days ! xs:integer(substring(@when, 1, 4))"/>
    <xsl:variable name="span" as="xs:integer" select="max($years) - min($years) + 1"/>
    <xsl:variable name="dates" as="xs:date*" select="$days/@when[. castable as xs:date] ! xs:date(.)"/>
    <!-- How many months a bar stands for; 0 for a day. -->
    <xsl:variable name="unit" as="xs:integer" select="
        if (exists($dates) and count($dates) = count($days) and max($dates) - min($dates) le xs:dayTimeDuration('P62D')) then 0
        else if ($span le 2 and exists($days[matches(@when, '^\d{4}-\d\d')])) then 1 else if ($span le 120) then 12 else 120"/>
    <xsl:variable name="first" as="xs:integer" select="if ($unit eq 0) then f:day-number(min($dates)) else min($years) * 12 idiv $unit"/>
    <xsl:variable name="last" as="xs:integer" select="if ($unit eq 0) then f:day-number(max($dates)) else (max($years) * 12 + 11) idiv $unit"/>
    <xsl:variable name="wide" as="xs:double" select="min((64, $f:line-width div ($last - $first + 1)))"/>
    <xsl:variable name="left" as="xs:double" select="500 - $wide * ($last - $first + 1) div 2"/>
    <h:div class="drawing" role="region" tabindex="0" aria-label="{f:label('timeline')}">
      <svg class="timeline" viewBox="0 0 1000 166">
        <path d="M{$left} 120H{1000 - $left}"/>
        <xsl:sequence select="($first to $last) ! f:tick(., $unit, $last - $first + 1, $left + $wide * (. - $first + 0.5))"/>
        <xsl:call-template name="f:bars">
          <xsl:with-param name="days" select="$days[exists(f:bin(@when, $unit))]"/>
          <xsl:with-param name="unit" select="$unit"/>
          <xsl:with-param name="wide" select="$wide"/>
          <xsl:with-param name="left" select="$left - $wide * $first"/>
        </xsl:call-template>
      </svg>
    </h:div>
  </xsl:function>

  <xsl:template name="f:bars" as="element()*">
    <xsl:param name="days" as="element(k:day)*"/>
    <xsl:param name="unit" as="xs:integer"/>
    <xsl:param name="wide" as="xs:double"/>
    <xsl:param name="left" as="xs:double"/>
    <xsl:variable name="counts" as="xs:integer*">
      <xsl:for-each-group select="$days" group-by="f:bin(@when, $unit)"><xsl:sequence select="f:times(current-group())"/></xsl:for-each-group>
    </xsl:variable>
    <xsl:for-each-group select="$days" group-by="f:bin(@when, $unit)">
      <xsl:variable name="n" as="xs:integer" select="f:times(current-group())"/>
      <xsl:variable name="high" as="xs:double" select="max((1, round(92 * $n div max(($counts, 4)), 1)))"/>
      <xsl:variable name="x" as="xs:double" select="$left + $wide * current-grouping-key()"/>
      <a href="{@path ! ($f:root || .)}#d-{@when}" aria-label="{f:bar-name(@when, $unit)}: {$n}">
        <rect x="{round($x + $wide * 0.15, 1)}" y="{120 - $high}" width="{round($wide * 0.7, 1)}" height="{$high}"/>
        <xsl:if test="$wide ge 8 * string-length(string($n))"><text x="{round($x + $wide div 2, 1)}" y="{114 - $high}"><xsl:value-of select="$n"/></text></xsl:if>
      </a>
    </xsl:for-each-group>
  </xsl:template>

  <!-- How often articles mention some days. -->
  <xsl:function name="f:times" as="xs:integer">
    <xsl:param name="days" as="element(k:day)*"/>
    <xsl:sequence select="sum($days ! xs:integer(@n))"/>
  </xsl:function>

  <!-- The bar that a date belongs to, counted from the year 0; none for a year among months. -->
  <xsl:function name="f:bin" as="xs:integer?">
    <xsl:param name="when" as="xs:string"/>
    <xsl:param name="unit" as="xs:integer"/>
    <xsl:variable name="parts" as="xs:integer*" select="tokenize(substring($when, 1, 7), '-') ! xs:integer(.)"/>
    <xsl:sequence select="if ($unit eq 0) then f:day-number(xs:date($when)) else ($parts[1] * 12 + (if ($unit eq 1) then $parts[2] - 1 else 0)) idiv $unit"/>
  </xsl:function>

  <!-- A day counted from the first of the common era. -->
  <xsl:function name="f:day-number" as="xs:integer">
    <xsl:param name="day" as="xs:date"/>
    <xsl:sequence select="xs:integer(days-from-duration($day - xs:date('0001-01-01')))"/>
  </xsl:function>

  <xsl:function name="f:bar-name" as="xs:string">
    <xsl:param name="when" as="xs:string"/>
    <xsl:param name="unit" as="xs:integer"/>
    <xsl:sequence select="
        if ($unit eq 120) then substring($when, 1, 3) || '0–' || substring($when, 1, 3) || '9'
        else f:day(substring($when, 1, if ($unit eq 0) then 10 else if ($unit eq 1) then 7 else 4))"/>
  </xsl:function>

  <!-- What stands below a bar: its month, with the year at January; or its year, if that is a round one. -->
  <xsl:function name="f:tick" as="element()*">
    <xsl:param name="bin" as="xs:integer"/>
    <xsl:param name="unit" as="xs:integer"/>
    <xsl:param name="bins" as="xs:integer"/>
    <xsl:param name="x" as="xs:double"/>
    <xsl:variable name="step" as="xs:integer" select="((1, 2, 3, 5, 10, 20, 50)[$bins div . le 12], 100)[1]"/>
    <xsl:variable name="date" as="xs:date?" select="xs:date('0001-01-01')[$unit eq 0] + $bin * xs:dayTimeDuration('P1D')"/>
    <xsl:variable name="n" as="xs:integer" select="if ($unit eq 1) then $bin mod 12 else $bin"/>
    <xsl:if test="$n mod $step eq 0">
      <path d="M{round($x, 1)} 120v6"/>
      <text x="{round($x, 1)}" y="142">
        <xsl:value-of select="
            if ($unit eq 0) then (if (starts-with($language, 'zh')) then month-from-date($date) || '/' || day-from-date($date)
              else day-from-date($date) || ' ' || substring(f:month(month-from-date($date)), 1, 3))
            else if ($unit gt 1) then $bin * $unit idiv 12
            else if (starts-with($language, 'zh')) then $n + 1 || ' 月' else substring(f:month($n + 1), 1, 3)"/>
      </text>
      <xsl:if test="$unit eq 1 and $n eq 0"><text x="{round($x, 1)}" y="160"><xsl:value-of select="$bin idiv 12"/></text></xsl:if>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
