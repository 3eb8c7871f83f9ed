// Text as the search sees it: a query is cut here as the index was when it was made (scripts/kanben/publish/site/search_tokens.py).
globalThis.searchText = (() => {
  "use strict";
  const forms = new Map();
  const han = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{323af}";
  const runs = new RegExp(`[${han}]+|(?:(?![${han}_])[\\p{L}\\p{N}])+`, "gu");
  const isHan = new RegExp(`^[${han}]`, "u");
  const mark = "\u01bb"; // begins the words that are not printed

  // Learns which simplified character stands for a traditional one.
  const learn = ({ traditional, simplified }) => {
    const plain = [...simplified];
    [...traditional].forEach((character, n) => forms.set(character, plain[n]));
  };

  const normal = (character) => {
    const code = character.codePointAt(0);
    if (code > 0xff00 && code < 0xff5f) return String.fromCodePoint(code - 0xfee0).toLowerCase();
    return forms.get(character) || (code < 0x250 ? character.toLowerCase() : character);
  };
  const normalise = (text) => [...text].map(normal).join("");

  const runsOf = (text) => normalise(text).match(runs) || [];

  // The words to look a run up by, each with its place in the run. Every other pair covers it, and spares the reader half
  // of the index; first and last come first, for they have least to do with one another.
  const wordsOf = (run) => {
    const characters = [...run];
    if (!isHan.test(run)) return [{ word: run, offset: 0 }];
    if (characters.length === 1) return [{ word: mark + run, offset: 0 }];
    const pairs = characters.slice(1).map((character, offset) => ({ word: characters[offset] + character, offset }));
    const [first, ...rest] = pairs.filter(({ offset }) => offset % 2 === 0 || offset === pairs.length - 1);
    return [first, ...rest.reverse()];
  };

  // The word for a value of a filter: its FNV-1a hash in letters.
  const filterWord = (name, value) => {
    const bytes = new TextEncoder().encode(`${name}=${value}`);
    const number = bytes.reduce((hash, byte) => ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn, 0xcbf29ce484222325n);
    const digits = number.toString(16).padStart(16, "0");
    return mark + digits.replace(/\d/g, (digit) => "ghijklmnop"[digit]);
  };

  // A query as people type it: words side by side are all sought, OR (或, |) parts alternatives, a minus excludes, and what
  // stands in quotation marks is sought as it is.  Gives the alternatives, each with what a text must have and must not.
  const parse = (query) => {
    const alternatives = [{ all: [], none: [] }];
    for (const [word, minus, ...quoted] of query.matchAll(/([-－]?)(?:"([^"]*)"|“([^”]*)”|「([^」]*)」|([^\s"“「]+))/gu)) {
      const phrase = quoted.find((part) => part !== undefined);
      if (/^(?:OR|\|+|或)$/u.test(word)) alternatives.push({ all: [], none: [] });
      else alternatives.at(-1)[minus ? "none" : "all"].push(...(quoted[3] === undefined && runsOf(phrase).length ? [normalise(phrase)] : runsOf(phrase)));
    }
    return alternatives.filter(({ all }) => all.length);
  };

  // What of a phrase has words: a text is asked for these one behind the other, whatever stands between them.
  const bare = (phrase) => runsOf(phrase).join("\n");
  const has = (plain, phrase) => plain.includes(phrase) || bare(plain).includes(bare(phrase));

  // Whether a text has what one of the alternatives asks for.
  const holds = (text, alternatives) => {
    const plain = normalise(text);
    return alternatives.some(({ all, none }) => all.every((part) => has(plain, part)) && !none.some((part) => has(plain, part)));
  };

  // The words around the first place that has the query, each occurrence marked.
  const excerpt = (text, alternatives) => {
    const characters = [...text];
    const plain = characters.map(normal);
    const sought = alternatives.flatMap(({ all }) => all).flatMap(runsOf).map((run) => [...run]);
    const begins = (at) => sought.find((run) => run.every((character, n) => plain[at + n] === character));
    const first = Math.max(0, plain.findIndex((_, at) => begins(at)));
    const start = Math.max(0, first - 40);
    const end = Math.min(characters.length, first + 80);
    const nodes = [document.createTextNode(start ? "…" : "")];
    for (let at = start; at < end;) {
      const run = begins(at);
      const node = run ? document.createElement("mark") : document.createTextNode("");
      node.textContent = characters.slice(at, at + (run ? run.length : 1)).join("");
      nodes.push(node);
      at += run ? run.length : 1;
    }
    if (end < characters.length) nodes.push(document.createTextNode("…"));
    return nodes;
  };

  return { learn, normalise, runsOf, wordsOf, filterWord, parse, holds, excerpt };
})();
