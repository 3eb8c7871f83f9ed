// Searches the index in pagefind/ and shows what was found; the address keeps the query, so that it can be shared.
// Nothing is loaded before a reader begins to ask, the lists of what to filter by not before they are opened.
(() => {
  "use strict";
  const { learn, runsOf, wordsOf, filterWord, holds, excerpt } = globalThis.searchText;
  const form = document.querySelector("form.search");
  const status = document.querySelector(".search-status");
  const results = document.querySelector(".results");
  const filters = form.querySelector(".filters");
  const selects = [...filters.querySelectorAll("select")];
  const words = form.dataset;
  const asked = new URLSearchParams(location.search);
  const step = 10;
  let run = 0;

  form.hidden = false;
  if (location.protocol === "file:") {
    status.textContent = words.file;
    filters.hidden = true;
    for (const input of form.elements) input.disabled = true;
    return;
  }

  const site = new URL(words.site, location.href);
  const table = async (name) => (await fetch(new URL(name, site))).json();

  // What is loaded once; after a failure it may be tried again.
  const once = (load) => {
    let loading = null;
    return () => {
      loading ??= load().catch((failure) => {
        loading = null;
        throw failure;
      });
      return loading;
    };
  };

  // Pagefind asks the page for its language as it starts, and would cut our pairs of characters anew by Chinese rules.
  const withoutLanguage = (act) => {
    const root = document.documentElement;
    const { lang } = root;
    root.lang = "und";
    try {
      return act();
    } finally {
      root.lang = lang;
    }
  };

  const start = once(async () => {
    const [engine, variants] = await Promise.all([
      import(new URL("pagefind/pagefind.js", site).href),
      table("static/variants.json"),
    ]);
    learn(variants);
    await engine.options({ baseUrl: new URL(words.root, location.href).pathname, noWorker: true });
    await withoutLanguage(() => engine.init());
    return engine;
  });

  // Keeps the articles that have a word where the part's words before had begun a stretch of text; all have it at first.
  const narrow = (found, { part, offset, weight = 1 }, hits) => {
    const kept = new Map();
    for (const hit of hits) {
      const before = found ? found.get(hit.id) : { score: 0, begins: {} };
      if (!before) continue;
      const here = new Set(hit.words.map((place) => place - offset));
      const begins = (before.begins[part] || [...here]).filter((place) => here.has(place));
      if (begins.length) {
        kept.set(hit.id, { hit, score: before.score + weight * hit.score, begins: { ...before.begins, [part]: begins } });
      }
    }
    return kept;
  };

  // Articles that have every part of the query, the best first, then in the edition's order. One word of each part is
  // looked up at once, the others while there are more articles than a page shows: those texts will be looked through.
  const find = async (engine, parts) => {
    const mine = run;
    const lookUps = parts.flatMap((list, part) => list.map((word, n) => ({ ...word, part, n })));
    const first = lookUps.filter(({ n }) => n === 0);
    const hits = await Promise.all(first.map(({ word }) => engine.search(word)));
    let found = null;
    first.forEach((lookUp, n) => { found = narrow(found, lookUp, hits[n].results); });
    for (const lookUp of lookUps.filter(({ n }) => n > 0)) {
      if (found.size <= step || mine !== run) break;
      found = narrow(found, lookUp, (await engine.search(lookUp.word)).results);
    }
    const best = (a, b) => b.score - a.score || (a.hit.id < b.hit.id ? -1 : 1);
    return [...found.values()].sort(best).map(({ hit }) => hit);
  };

  const line = ({ url, meta, content }, query) => {
    const item = document.createElement("li");
    const title = document.createElement("h2");
    const link = document.createElement("a");
    link.href = url;
    link.textContent = meta.title;
    title.append(link);
    const passage = document.createElement("p");
    passage.className = "passage";
    passage.append(...excerpt(content, query));
    passage.normalize();
    item.append(title, passage);
    return item;
  };

  const kindName = (value) => {
    const item = document.getElementById("kinds").content.querySelector(`[data-kind="${CSS.escape(value)}"]`);
    return item ? item.textContent : value;
  };

  const option = (name, value, count) => {
    const label = name === "kind" ? kindName(value) : value;
    return new Option(count ? `${label} (${count})` : label, value);
  };

  // A value that the address names may be too rare for the list.
  const fill = (select, values) => {
    const chosen = select.value;
    select.replaceChildren(new Option(words.any, ""), ...values.map(([value, count]) => option(select.name, value, count)));
    if (chosen && !values.some(([value]) => value === chosen)) select.append(option(select.name, chosen));
    select.value = chosen;
    select.parentElement.hidden = values.length < 2 && !chosen;
  };

  const offer = once(async () => {
    const offered = await table("pagefind/filters.json");
    for (const select of selects) fill(select, offered[select.name] || []);
    filters.hidden = selects.every((select) => select.parentElement.hidden);
  });

  // Shows ten more; `rejected` counts articles that turned out not to have the query itself.
  const more = async (found, begin, query, rejected = 0) => {
    const mine = run;
    const part = await Promise.all(found.slice(begin, begin + step).map((hit) => hit.data()));
    if (mine !== run) return;
    const shown = part.filter(({ meta, content }) => holds(`${meta.title}\n${content}`, query));
    const count = shown.length || begin ? found.length - rejected - (part.length - shown.length) : 0;
    results.append(...shown.map((article) => line(article, query)));
    status.textContent = count ? words.count.replace("{n}", count) : words.none;
    if (count && begin + step < found.length) offerMore(() => more(found, begin + step, query, found.length - count));
  };

  const offerMore = (act) => {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words.more;
    button.addEventListener("click", () => {
      item.remove();
      act();
    });
    item.append(button);
    results.append(item);
  };

  const search = async () => {
    const mine = ++run;
    const query = form.q.value.trim();
    const chosen = selects.filter((select) => select.value);
    const address = new URL(location.href);
    address.search = new URLSearchParams([...(query ? [["q", query]] : []), ...chosen.map(({ name, value }) => [name, value])]);
    history.replaceState(null, "", address);
    try {
      const engine = await start();
      const narrowed = chosen.map(({ name, value }) => [{ word: filterWord(name, value), offset: 0, weight: 0 }]);
      const parts = [...runsOf(query).map(wordsOf), ...narrowed];
      const found = parts.length ? await find(engine, parts) : [];
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
  filters.addEventListener("toggle", () => {
    if (filters.open) offer().catch(() => { status.textContent = words.broken; });
  });
  form.q.addEventListener("focus", () => start().catch(() => {}));
  let timer = 0;
  form.q.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, 250);
  });

  form.q.value = asked.get("q") || "";
  for (const select of selects.filter(({ name }) => asked.get(name))) {
    select.append(option(select.name, asked.get(select.name)));
    select.value = asked.get(select.name);
    filters.open = true;
  }
  if (form.q.value || filters.open) search();
})();
