<?xml version="1.0" encoding="UTF-8"?>
<!-- From one article its record: what the pages of a whole edition (front page, indices) need to know of it, and its plain
     text for the search and to take home. -->
<xsl:package name="urn:kanben:package:record" version="3.0" declared-modes="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:k="urn:kanben:record" xmlns:f="urn:kanben:function" xmlns:m="urn:kanben:mode"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:import href="common/all.xsl"/>
  <xsl:import href="record/plain-text.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes" indent="no"/>

  <xsl:mode name="m:record" visibility="public" on-no-match="shallow-skip" use-accumulators="#all"/>

  <!-- A record has no links. -->
  <xsl:function name="f:href" as="xs:string">
    <xsl:param name="target" as="xs:string"/>
    <xsl:sequence select="''"/>
  </xsl:function>

  <xsl:function name="f:file-name" as="xs:string">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="string($document/*/@xml:id)"/>
  </xsl:function>

  <xsl:template match="/" mode="m:record" as="element(k:article)">
    <k:article id="{*/@xml:id}" page="{f:page(.)}" kind="{f:kind(.)}" language="{*/@xml:lang}"
        characters="{f:characters(.)}">
      <xsl:variable name="headlines" as="element(head)*" select="(//div[@type = 'article'])[1]/f:headlines(.)"/>
      <xsl:if test="empty($headlines[@type = 'main' or not(@type)])"><xsl:attribute name="untitled" select="'true'"/></xsl:if>
      <k:title><xsl:value-of select="
          if (exists($headlines) or empty(f:article(.)) or not(matches(f:title(.), $f:no-title))) then f:title(.) else f:last-title(.)"/></k:title>
      <xsl:for-each-group select="$headlines[@type = 'main'][1][lb]/node()" group-starting-with="lb">
        <k:line><xsl:value-of select="normalize-space(string-join(current-group() ! f:printed(.)))"/></k:line>
      </xsl:for-each-group>
      <xsl:for-each select="$headlines[@type = 'kicker']"><k:kicker><xsl:value-of select="f:plain(.)"/></k:kicker></xsl:for-each>
      <xsl:for-each select="$headlines[@type = 'sub']"><k:subhead><xsl:value-of select="f:plain(.)"/></k:subhead></xsl:for-each>
      <k:summary><xsl:value-of select="f:summary(.)"/></k:summary>
      <xsl:for-each-group select="f:authors(.)" group-by="f:plain(.)">
        <k:byline role="{@role}" kind="{if (self::orgName) then 'organisation' else 'person'}">
          <xsl:for-each select="@ref"><xsl:attribute name="ref" select="f:entry-id(tokenize(.)[1])"/></xsl:for-each>
          <xsl:value-of select="current-grouping-key()"/>
        </k:byline>
      </xsl:for-each-group>
      <xsl:for-each select="(//text//dateline)[1]"><k:dateline><xsl:value-of select="f:plain(.)"/></k:dateline></xsl:for-each>
      <xsl:for-each select="//div[@type = 'section'][head]">
        <k:section anchor="{f:anchor(.)}"><xsl:value-of select="f:plain(head[1])"/></k:section>
      </xsl:for-each>
      <xsl:apply-templates select="*/text" mode="#current"/>
      <k:text><xsl:apply-templates select="." mode="m:plain-text"/></k:text>
    </k:article>
  </xsl:template>

  <!-- The page an article stands on: the name of its file without the article's number. -->
  <xsl:function name="f:page" as="xs:string">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="replace($document/*/@xml:id, '-[^-]*$', '')"/>
  </xsl:function>

  <!-- An article's length, in printed characters without white space. -->
  <xsl:function name="f:characters" as="xs:integer">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="string-length(replace(string-join($document/*/text ! f:plain(.)), '\s', ''))"/>
  </xsl:function>

  <!-- The first words of the text, to its first paragraph's 60th character. -->
  <xsl:function name="f:summary" as="xs:string">
    <xsl:param name="document" as="document-node()"/>
    <xsl:variable name="text" as="xs:string" select="string(($document//text//(p | ab | l))[1] ! f:plain(.))"/>
    <!-- Without what is left of a lead whose beginning is printed before it: （新闻联播）： -->
    <xsl:variable name="told" as="xs:string" select="replace($text, '^([（(][^（）()]{0,30}[）)])?[：:，,、]\s*', '')"/>
    <xsl:sequence select="if (string-length($told) gt 60) then substring($told, 1, 60) || '…' else $told"/>
  </xsl:function>

  <!-- Words that a program took for want of a headline: the first ones in brackets, a folio. -->
  <xsl:variable name="f:no-title" as="xs:string" static="yes" select="'^\s*([\[［]|第[^，。]{1,4}版|[A-Z]?\d+\s*版?\s*$)'"/>

  <!-- What an article without a headline is called: its kind, and the page it stands on. -->
  <xsl:function name="f:last-title" as="xs:string">
    <xsl:param name="document" as="document-node()"/>
    <xsl:variable name="page" as="xs:string?" select="$document/*/teiHeader//imprint/biblScope[@unit = 'page'][normalize-space()][1]/normalize-space()"/>
    <xsl:sequence select="string-join((f:label(f:kind($document)), $page ! f:filled('page-n', .)), f:label('comma'))"/>
  </xsl:function>

  <!-- Whoever an article says it is by. -->
  <xsl:function name="f:authors" as="element()*">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="$document//text//(persName | orgName)
        [@role = ('author', 'reporter', 'correspondent', 'photographer', 'supplier')][ancestor::byline or ancestor::closer]
        [not(matches(ancestor::*[self::byline or self::closer][1], '^\s*[（(【\[]?(数据|數據|资料|資料)[来來]源'))]"/>
  </xsl:function>

  <xsl:template match="text()" mode="m:record"/>

  <!-- A line, paragraph or headline: its text is put together once for all names in it, with what runs into it. -->
  <xsl:template match="p | ab | l | head | closer | byline | dateline | item | cell" mode="m:record" as="element()*">
    <xsl:variable name="parts" as="element()+" select="f:run-ins(.), ."/>
    <xsl:apply-templates select="f:run-ins(.)/node(), node()" mode="#current">
      <xsl:with-param name="line" as="xs:string" tunnel="yes" select="string-join($parts ! f:printed(.))"/>
      <xsl:with-param name="begin" as="xs:integer" tunnel="yes" select="$parts[1]/accumulator-before('f:extent')"/>
      <xsl:with-param name="anchor" as="xs:string" tunnel="yes" select="f:place(.)"/>
    </xsl:apply-templates>
  </xsl:template>

  <!-- What has an anchor of its own within a line. -->
  <xsl:template match="note | list | table | figure | lg | floatingText" mode="m:record" as="element()*">
    <xsl:apply-templates mode="#current">
      <xsl:with-param name="anchor" as="xs:string" tunnel="yes" select="f:place(.)"/>
    </xsl:apply-templates>
  </xsl:template>

  <!-- Read with the paragraph that follows. -->
  <xsl:template match="(byline | dateline)[@rend = 'run-in'][following-sibling::*[not(f:is-run-in(.))][1][self::p or self::ab]]"
      mode="m:record" priority="2"/>

  <xsl:template match="note[@type = 'editorial']" mode="m:record" priority="2"/>

  <xsl:template match="(persName | placeName | orgName | geogName | name | rs | title)[@ref]" mode="m:record" as="element()*">
    <xsl:call-template name="f:passage"/>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="said[@who]" mode="m:record" as="element()*">
    <xsl:call-template name="f:passage"/>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <!-- The running head of a page is no part of the article beside it. -->
  <xsl:template match="fw" mode="m:record"/>

  <xsl:template match="date[@when castable as xs:date or @when castable as xs:gYearMonth or @when castable as xs:gYear]" mode="m:record" as="element(k:date)">
    <xsl:param name="anchor" as="xs:string?" tunnel="yes"/>
    <k:date when="{@when}" anchor="{($anchor, f:place(.))[1]}" form="{f:plain(.)}"/>
  </xsl:template>

  <!-- One passage for each entry a name points to. -->
  <xsl:template name="f:passage" as="element(k:passage)*">
    <xsl:param name="line" as="xs:string?" tunnel="yes"/>
    <xsl:param name="begin" as="xs:integer" tunnel="yes" select="0"/>
    <xsl:param name="anchor" as="xs:string?" tunnel="yes"/>
    <xsl:variable name="name" as="element()" select="."/>
    <xsl:variable name="role" as="xs:string?" select="if (self::said) then 'speaker' else @role"/>
    <xsl:variable name="is-source" as="xs:boolean" select="
        exists($role) or self::title[parent::bibl/@type = 'source'] or self::rs[@type = 'newspaper']"/>
    <xsl:variable name="context" as="item()*" select="
        if (exists($line)) then f:context(., $line, $begin) else f:context(., f:printed(.), accumulator-before('f:extent'))"/>
    <xsl:for-each select="distinct-values(tokenize(($name/@ref, $name/@who)[1])[contains(., '#')])">
      <k:passage ref="{f:entry-id(.)}" kind="{f:entry-kind(f:entry-id(.))}" anchor="{($anchor, f:place($name))[1]}"
          form="{f:plain($name)}">
        <xsl:for-each select="$role"><xsl:attribute name="role" select="."/></xsl:for-each>
        <xsl:if test="$is-source"><xsl:attribute name="source" select="'true'"/></xsl:if>
        <xsl:for-each select="($name/@resp, $name/parent::bibl/@resp)[1]"><xsl:attribute name="resp" select="substring-after(., '#')"/></xsl:for-each>
        <xsl:copy-of select="($name/@cert, $name/parent::bibl/@cert)[1]"/>
        <xsl:sequence select="$context"/>
      </k:passage>
    </xsl:for-each>
  </xsl:template>

  <!-- The sentence around a name, the name itself as k:hit; `begin` is where the line begins in the text. -->
  <xsl:function name="f:context" as="item()*">
    <xsl:param name="name" as="element()"/>
    <xsl:param name="line" as="xs:string"/>
    <xsl:param name="begin" as="xs:integer"/>
    <xsl:variable name="start" as="xs:integer" select="$name/accumulator-before('f:extent') - $begin"/>
    <xsl:variable name="end" as="xs:integer" select="$name/accumulator-after('f:extent') - $begin"/>
    <xsl:value-of select="f:before(substring($line, max((1, $start - 79)), min((80, $start))), $start gt 80)"/>
    <k:hit><xsl:value-of select="substring($line, $start + 1, $end - $start)"/></k:hit>
    <xsl:value-of select="f:after(substring($line, $end + 1, 80), string-length($line) gt $end + 80)"/>
  </xsl:function>

  <!-- What follows the last end of a sentence, with a mark where it was cut. -->
  <xsl:function name="f:before" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="cut" as="xs:boolean"/>
    <xsl:variable name="sentences" as="xs:string*" select="tokenize($text, '[。！？!?][”’」』）)]*')"/>
    <xsl:sequence select="
        if (count($sentences) gt 1) then $sentences[last()] else if ($cut) then '…' || $text else $text"/>
  </xsl:function>

  <xsl:function name="f:after" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="cut" as="xs:boolean"/>
    <xsl:variable name="sentence" as="xs:string" select="replace($text, '^([^。！？!?]*[。！？!?][”’」』）)]*).*$', '$1', 's')"/>
    <xsl:sequence select="
        if ($cut and $sentence eq $text and not(matches($text, '[。！？!?]'))) then $text || '…' else $sentence"/>
  </xsl:function>

  <xsl:function name="f:entry-kind" as="xs:string">
    <xsl:param name="id" as="xs:string"/>
    <xsl:sequence select="map {
        'people': 'person', 'places': 'place', 'organisations': 'organisation', 'sources': 'source' }(f:index-of($id))"/>
  </xsl:function>
</xsl:package>
