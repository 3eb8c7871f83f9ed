<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
    exclude-result-prefixes="#all" expand-text="yes">

  <!-- What books, issues, pages, dates and sources are called. -->

  <!-- A book's title: the edition's, with what a part of it is: its issue's date, its number, or an article's title. -->
  <xsl:function name="f:book-title" as="xs:string">
    <xsl:param name="book" as="element(k:book)"/>
    <xsl:variable name="article" as="xs:string?"
        select="$book[@scope = 'article']/k:edition//k:article[1]/normalize-space(k:title)"/>
    <xsl:sequence select="
        string-join((
          ($article, $book/@title)[1],
          $book[@scope = 'issue'] ! f:dates(.),
          $book/@number ! (if (starts-with($language, 'zh')) then '卷' || format-integer(., '一') else 'vol. ' || .)), ' ')"/>
  </xsl:function>

  <!-- What an issue or a page is called in lists. -->
  <xsl:function name="f:name-of" as="xs:string">
    <xsl:param name="part" as="element()"/>
    <xsl:sequence select="
        if ($part/self::k:page) then f:filled('page-n', f:page-number($part))
        else (f:issue-date($part), f:label('issue'))[1]"/>
  </xsl:function>

  <!-- From which day to which the book's issues run; nothing if no date is known. -->
  <xsl:function name="f:dates" as="xs:string?">
    <xsl:param name="book" as="element(k:book)"/>
    <xsl:variable name="dates" as="xs:string*" select="$book/k:edition/k:issue[.//k:article] ! f:issue-date(.)"/>
    <xsl:sequence select="string-join(distinct-values(($dates[1], $dates[last()])), '–')[. != '']"/>
  </xsl:function>

  <!-- What the text was printed in: newspaper, place and date; else what edition.xml says; else the pages' names. -->
  <xsl:function name="f:source" as="xs:string">
    <xsl:param name="book" as="element(k:book)"/>
    <xsl:variable name="pages" as="xs:string*" select="$book/k:edition//k:page[k:article]/@id"/>
    <xsl:sequence select="
        if ($book/@newspaper) then string-join(($book/@newspaper, $book/@place, f:dates($book)), f:comma())
        else if ($book/@source) then string($book/@source)
        else f:filled('source-pages', string-join((subsequence($pages, 1, 5), '…'[count($pages) gt 5]), ' '))"/>
  </xsl:function>

  <!-- Punctuation between the words of the interface. -->
  <xsl:function name="f:comma" as="xs:string">
    <xsl:sequence select="if (starts-with($language, 'zh')) then '，' else ', '"/>
  </xsl:function>

  <xsl:function name="f:colon" as="xs:string">
    <xsl:sequence select="if (starts-with($language, 'zh')) then '：' else ': '"/>
  </xsl:function>

  <xsl:function name="f:stop" as="xs:string">
    <xsl:sequence select="if (starts-with($language, 'zh')) then '。' else '. '"/>
  </xsl:function>

  <!-- The language of a phrase that an edition says in its own words: what has no character of the book's script is
       taken for English. -->
  <xsl:function name="f:phrase-language" as="attribute()*">
    <xsl:param name="phrase" as="xs:string"/>
    <xsl:if test="not(starts-with($language, 'en')) and matches($phrase, '[A-Za-z]{2}')
        and not(matches($phrase, '[&#x370;-&#x1FFF;&#x2E80;-&#xFFEF;]'))">
      <xsl:attribute name="lang" select="'en'"/>
      <xsl:attribute name="xml:lang" select="'en'"/>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
