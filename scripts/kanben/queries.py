"""The tables of the records store, and what is asked of them (SQLite)."""

from __future__ import annotations

SCHEMA = """
CREATE TABLE IF NOT EXISTS program (fingerprint TEXT);
CREATE TABLE IF NOT EXISTS article (id TEXT PRIMARY KEY, title TEXT, head TEXT, text TEXT, source TEXT);
CREATE TABLE IF NOT EXISTS passage (
  article TEXT, number INTEGER, entry TEXT, source INTEGER, role TEXT, xml TEXT,
  PRIMARY KEY (article, number)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS passage_entry ON passage (entry);
CREATE TABLE IF NOT EXISTS date (article TEXT, number INTEGER, day TEXT, anchor TEXT, form TEXT,
  PRIMARY KEY (article, number)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS date_day ON date (day);
CREATE TABLE IF NOT EXISTS entry (
  id TEXT PRIMARY KEY, kind TEXT, sort TEXT, initial TEXT, label TEXT, types TEXT, about TEXT, xml TEXT, count INTEGER, roles TEXT);
CREATE TABLE IF NOT EXISTS place (article TEXT PRIMARY KEY, page TEXT, number TEXT, issue TEXT,
  date TEXT, day TEXT, not_before TEXT, not_after TEXT, position INTEGER);
CREATE INDEX IF NOT EXISTS place_position ON place (position);
"""
_ENTRY = "SELECT entry.id, kind, sort, initial, label, types, about,"
ENTRY = f"{_ENTRY} entry.xml"
NAMED = f"{_ENTRY} ''"  # without its element, which is long and here not asked for
BY_PINYIN = "ORDER BY sort, label, entry.id"
ENTRIES = f"""{ENTRY}, count(p.entry) FROM entry LEFT JOIN passage AS p ON p.entry = entry.id
  WHERE kind = ? GROUP BY entry.id {BY_PINYIN}"""
SOURCES = f"""{ENTRY}, count(p.entry) AS n, coalesce(group_concat(DISTINCT p.role), '') FROM entry LEFT JOIN passage AS p
  ON p.entry = entry.id AND p.source
  GROUP BY entry.id HAVING n > 0 OR kind = 'source' {BY_PINYIN}"""
ONE_ENTRY = f"{ENTRY}, (SELECT count(*) FROM passage WHERE entry = entry.id) FROM entry WHERE entry.id = ?"
NAMES = f"""{NAMED}, count(*) FROM passage AS p JOIN entry ON entry.id = p.entry
  WHERE p.article = ? GROUP BY entry.id {BY_PINYIN}"""
MOST_TOGETHER = 500  # names in an article (numbered from 0); one that names more says of nobody with whom they stand together
COMPANIONS = f"""{NAMED}, count(DISTINCT there.article) AS n FROM
  (SELECT DISTINCT article, entry FROM passage AS p WHERE entry = ?
    AND (SELECT max(number) FROM passage WHERE article = p.article) < {MOST_TOGETHER}) AS here
  JOIN passage AS there ON there.article = here.article AND there.entry <> here.entry
  JOIN entry ON entry.id = there.entry
  GROUP BY entry.id ORDER BY n DESC, sort, entry.id LIMIT ?"""
PASSAGES = """SELECT p.xml, p.article, title, coalesce(nullif(day, ''), not_before), day = '' FROM passage AS p
  JOIN article ON article.id = p.article JOIN place ON place.article = p.article
  WHERE p.entry = ? AND p.source >= ? ORDER BY position, p.number"""
DAY_COUNTS = """SELECT d.day, count(*) FROM date AS d JOIN place ON place.article = d.article
  GROUP BY d.day ORDER BY d.day"""
DATES = """SELECT d.article, title, anchor, form FROM date AS d JOIN article ON article.id = d.article
  JOIN place ON place.article = d.article WHERE d.day = ? ORDER BY position, d.number"""
DAYS = "SELECT DISTINCT day FROM date WHERE article = ? ORDER BY day"
PLACE = """SELECT article, page, number, issue, date, day, not_before, not_after
  FROM place WHERE article = ?"""
NEIGHBOUR = """SELECT id, title FROM article JOIN place ON place.article = id
  WHERE position {side} (SELECT position FROM place WHERE article = ?) ORDER BY position {way} LIMIT 1"""
PREVIOUS, NEXT = NEIGHBOUR.format(side="<", way="DESC"), NEIGHBOUR.format(side=">", way="ASC")
ISSUE_DAYS = """SELECT day, issue, page, count(*), min(position) FROM place JOIN article ON article.id = place.article
  WHERE length(day) = 10 GROUP BY issue ORDER BY min(position)"""
BESIDE = """SELECT issue FROM place JOIN article ON article.id = place.article
  WHERE position {side} (SELECT {end}(position) FROM place WHERE issue = ?) ORDER BY position {way} LIMIT 1"""
ISSUE_BEFORE = BESIDE.format(side="<", end="min", way="DESC")
ISSUE_AFTER = BESIDE.format(side=">", end="max", way="ASC")
FIRST_PLACE = """SELECT article, page, number, issue, date, day, not_before, not_after FROM place
  JOIN article ON article.id = place.article WHERE issue = ? ORDER BY position LIMIT 1"""
ARTICLE_IDS = "SELECT id FROM article JOIN place ON place.article = id ORDER BY position"
KNOWN = """SELECT id FROM entry WHERE id IN ({marks}) UNION ALL
  SELECT id FROM article JOIN place ON place.article = id WHERE id IN ({marks})"""
MOST_KNOWN = 400  # ids in one question, each asked twice: some builds of SQLite take 999 values
PAGE_IDS = """SELECT page FROM article JOIN place ON place.article = id
  GROUP BY page ORDER BY min(position)"""
PAGE_ARTICLES = """SELECT id FROM article JOIN place ON place.article = id
  WHERE page = ? ORDER BY position"""
