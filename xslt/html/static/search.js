// Searches the index in pagefind/ and shows what was found; the address keeps the query, so that it can be shared.
(() => {
  "use strict";
  const form = document.querySelector("form.search");
  const status = document.querySelector(".search-status");
  const results = document.querySelector(".results");
  const filters = form.querySelector(".filters");
  const words = form.dataset;
  const asked = new URLSearchParams(location.search);
  const step = 10;
  let engine = null;
  let offered = {};
  let run = 0;

  form.hidden = false;
  if (location.protocol === "file:") {
    status.textContent = words.file;
    for (const input of form.elements) input.disabled = true;
    return;
  }

  const load = async () => {
    const site = new URL(words.site, location.href);
    const loaded = await import(new URL("pagefind/pagefind.js", site).href);
    await loaded.options({ baseUrl: new URL(words.root, location.href).pathname, noWorker: true });
    await loaded.init();
    const table = await (await fetch(new URL("static/variants.json", site))).json();
    const simplified = [...table.simplified];
    offered = await (await fetch(new URL("pagefind/filters.json", site))).json();
    [...table.traditional].forEach((character, n) => forms.set(character, simplified[n]));
    return loaded;
  };

  // Text and query are cut alike, here and when the index is made: pairs of Chinese characters, words of others.
  const forms = new Map();
  const han = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{323af}";
  const runs = new RegExp(`[${han}]+|(?:(?![${han}_])[\p{L}\p{N}])+`, "gu");
  const isHan = new RegExp(`^[${han}]`, "u");

  const normal = (character) => {
    const code = character.codePointAt(0);
    if (code > 0xff00 && code < 0xff5f) return String.fromCodePoint(code - 0xfee0).toLowerCase();
    return forms.get(character) || (code < 0x250 ? character.toLowerCase() : character);
  };
  const normalise = (text) => [...text].map(normal).join("");

  const runsOf = (text) => normalise(text).match(runs) || [];

  // Every other pair is enough to find an article by, and spares the reader half of the index.
  const cut = (query) => [...new Set(runsOf(query).flatMap((run) => {
    const characters = [...run];
    if (!isHan.test(run) || characters.length === 1) return [run];
    const pairs = characters.slice(1).map((character, n) => characters[n] + character);
    return pairs.filter((_, n) => n % 2 === 0 || n === pairs.length - 1);
  }))];

  // Articles that have every part; whether the parts follow one another is seen when an article's text is there.
  const find = async (parts) => {
    const each = await Promise.all(parts.map((part) => engine.search(part)));
    const scores = each.map(({ results }) => new Map(results.map(({ id, score }) => [id, score])));
    const sum = ({ id }) => scores.reduce((total, score) => total + score.get(id), 0);
    const found = each[0].results.filter(({ id }) => scores.every((score) => score.has(id)));
    return found.sort((a, b) => sum(b) - sum(a));
  };

  const kindName = (value) => {
    const item = document.getElementById("kinds").content.querySelector(`[data-kind="${CSS.escape(value)}"]`);
    return item ? item.textContent : value;
  };

  // The words around the first place that has the query, each occurrence marked.
  const excerpt = (text, query) => {
    const characters = [...text];
    const plain = characters.map(normal);
    const sought = (normalise(query).match(runs) || []).map((run) => [...run]);
    const begins = (at) => sought.find((run) => run.every((character, n) => plain[at + n] === character));
    let first = plain.findIndex((_, at) => begins(at));
    if (first < 0) first = 0;
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

  const line = ({ url, meta }, query) => {
    const item = document.createElement("li");
    const title = document.createElement("h2");
    const link = document.createElement("a");
    link.href = url;
    link.textContent = meta.title;
    title.append(link);
    const passage = document.createElement("p");
    passage.className = "passage";
    passage.append(...excerpt(meta.text, query));
    passage.normalize();
    item.append(title, passage);
    return item;
  };

  // An option's value is the word that stands for it in the index.
  const fillFilters = () => {
    for (const select of filters.querySelectorAll("select")) {
      const values = offered[select.name] || [];
      select.replaceChildren(new Option(words.any, ""));
      for (const [value, word, count] of values) {
        select.append(new Option(`${select.name === "kind" ? kindName(value) : value} (${count})`, word));
      }
      select.value = asked.get(select.name) || "";
      select.parentElement.hidden = values.length < 2;
    }
    filters.hidden = !filters.querySelector("p:not([hidden])");
  };

  const say = (count) => {
    status.textContent = count ? words.count.replace("{n}", count) : words.none;
  };

  // Shows ten more; `rejected` counts articles that have the parts of the query, but not the query itself.
  const more = async (found, start, query, rejected = 0) => {
    const mine = run;
    const sought = runsOf(query);
    const shown = [];
    let at = start;
    while (at < found.length && shown.length < step) {
      const part = await Promise.all(found.slice(at, at + step).map((result) => result.data()));
      if (mine !== run) return;
      at += part.length;
      const matching = part.filter(({ meta }) => {
        const text = normalise(`${meta.title}\n${meta.text}`);
        return sought.every((words) => text.includes(words));
      });
      rejected += part.length - matching.length;
      shown.push(...matching);
    }
    results.append(...shown.map((article) => line(article, query)));
    say(found.length - rejected);
    if (at >= found.length) return;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words.more;
    const item = document.createElement("li");
    item.append(button);
    button.addEventListener("click", () => {
      item.remove();
      more(found, at, query, rejected);
    });
    results.append(item);
  };

  const wanted = () => [...filters.querySelectorAll("select")].filter((select) => select.value);

  const search = async () => {
    const mine = ++run;
    const query = form.q.value.trim();
    try {
      if (!engine) {
        engine = await load();
        fillFilters();
      }
      const chosen = wanted();
      const address = new URL(location.href);
      address.search = new URLSearchParams([...(query ? [["q", query]] : []), ...chosen.map(({ name, value }) => [name, value])]);
      history.replaceState(null, "", address);
      const parts = [...cut(query), ...chosen.map(({ value }) => value)];
      const found = parts.length ? await find(parts) : [];
      if (mine !== run) return;
      results.replaceChildren();
      status.textContent = "";
      if (parts.length) await more(found, 0, query);
    } catch {
      status.textContent = words.broken;
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  filters.addEventListener("change", search);
  let timer = 0;
  form.q.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, 250);
  });

  form.q.value = asked.get("q") || "";
  search();
})();
