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

  // Whether a text has every run of a query.
  const holds = (text, query) => {
    const plain = normalise(text);
    return runsOf(query).every((run) => plain.includes(run));
  };

  // The words around the first place that has the query, each occurrence marked.
  const excerpt = (text, query) => {
    const characters = [...text];
    const plain = characters.map(normal);
    const sought = runsOf(query).map((run) => [...run]);
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

  return { learn, runsOf, wordsOf, filterWord, holds, excerpt };
})();
