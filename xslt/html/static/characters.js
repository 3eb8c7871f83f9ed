// Text in traditional characters that is printed in simplified ones, and the other way round: by OpenCC's dictionaries, the
// longest phrase first.  scripts/kanben/publish/site/character_tables.py says how a table is made.
(() => {
  "use strict";
  const { choices, renew } = window.kanben;
  const here = document.currentScript;
  const converters = new Map();
  const languages = { traditional: "zh-Hant", simplified: "zh-Hans" };

  const unpack = ({ characters, forms, phrases }) => {
    const single = new Map();
    const plain = [...forms];
    [...characters].forEach((character, n) => single.set(character, plain[n]));
    const several = new Map();
    const longest = new Map();
    let before = [];
    for (const entry of phrases ? phrases.split(" ") : []) {
      const [rest, others = ""] = entry.slice(1).split("=");
      const phrase = [...before.slice(0, parseInt(entry[0], 36)), ...rest];
      const form = phrase.map((character) => single.get(character) || character);
      const changes = [...others];
      for (let n = 0; n < changes.length; n += 2) form[parseInt(changes[n], 36)] = changes[n + 1];
      several.set(phrase.join(""), form);
      longest.set(phrase[0], Math.max(longest.get(phrase[0]) || 0, phrase.length));
      before = phrase;
    }
    return { single, several, longest };
  };

  const pass = ({ single, several, longest }, text) => {
    const made = [];
    while (made.length < text.length) {
      const at = made.length;
      let form = null;
      for (let length = longest.get(text[at]) || 0; length > 1 && !form; length--) {
        form = several.get(text.slice(at, at + length).join(""));
      }
      made.push(...(form || [single.get(text[at]) || text[at]]));
    }
    return made;
  };

  // Takes a table; static/traditional.js and static/simplified.js call it.
  window.kanben.convert = (target, stages) => {
    const unpacked = stages.map(unpack);
    converters.set(target, (text) => unpacked.reduce((made, stage) => pass(stage, made), text));
    renew();
  };

  const printed = new Map(); // nodes that are changed: text nodes with their text, elements with their language
  const script = (lang) => (/^zh.*(Hant|TW|HK|MO)/i.test(lang) ? "traditional" : /^zh/i.test(lang) ? "simplified" : "");
  const block = (node) => node.parentElement.closest("p, h1, h2, h3, h4, h5, h6, li, dt, dd, td, th, figcaption, summary, label, nav, div, section, article, main");

  const restore = () => {
    for (const [node, before] of printed) {
      if (node.nodeType === Node.TEXT_NODE) node.data = before;
      else node.lang = before;
    }
    printed.clear();
  };

  const write = (nodes, text) => {
    let at = 0;
    for (const node of nodes) {
      const length = [...node.data].length;
      const made = text.slice(at, at + length).join("");
      at += length;
      if (made === node.data) continue;
      printed.set(node, node.data);
      node.data = made;
    }
  };

  const convertible = (node, target) => {
    const holder = node.parentElement.closest("[lang]");
    const from = script(holder ? holder.lang : "");
    return from && from !== target && !node.parentElement.closest("script, style, code, .languages, .choices") ? holder : null;
  };

  const convert = (target) => {
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    const blocks = new Map();
    const holders = new Set();
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const holder = node.data.trim() && convertible(node, target);
      if (!holder) continue;
      holders.add(holder);
      const whole = block(node);
      blocks.set(whole, [...(blocks.get(whole) || []), node]);
    }
    for (const nodes of blocks.values()) write(nodes, converters.get(target)([...nodes.map(({ data }) => data).join("")]));
    for (const holder of holders) {
      if (!printed.has(holder)) printed.set(holder, holder.lang);
      holder.lang = languages[target];
    }
    return blocks.size > 0;
  };

  // Says above the text that it is not as printed.
  const say = (converted) => {
    const words = document.querySelector(".choices .converted");
    document.querySelector("main > .converted")?.remove();
    if (!converted || !words) return;
    const line = words.cloneNode(true);
    line.hidden = false;
    document.querySelector("main").prepend(line);
  };

  const load = (target) => {
    const table = document.createElement("script");
    table.src = here.src.replace(/characters\.js$/, `${target}.js`);
    document.head.append(table);
  };

  const asked = new Set();
  const watcher = new MutationObserver(() => renew());

  const adapt = () => {
    watcher.disconnect();
    const target = choices.characters;
    say(false);
    if (!(target in languages)) return;
    if (!converters.has(target)) {
      if (!asked.has(target)) load(target);
      asked.add(target);
      return;
    }
    say(convert(target));
    const main = document.querySelector("main");
    if (main.matches(".search-page main")) watcher.observe(main, { childList: true, subtree: true });
  };

  document.addEventListener("kanben:restore", restore);
  document.addEventListener("kanben:choice", adapt);
  adapt();
})();
