// Searches the index in pagefind/ and shows what was found; the address keeps the query, so that it can be shared.
// Nothing is loaded before a reader begins to ask, the lists of what to filter by not before they are opened.
(() => {
  "use strict";
  const { learn, normalise, runsOf, wordsOf, filterWord, parse, holds, excerpt } = globalThis.searchText;
  const form = document.querySelector("form.search");
  const status = document.querySelector(".search-status");
  const results = document.querySelector(".results");
  const named = document.querySelector(".names-found");
  const help = document.querySelector(".search-help");
  const filters = form.querySelector(".filters");
  const choosers = [...filters.querySelectorAll("[data-filter]")];
  const words = form.dataset;
  const asked = new URLSearchParams(location.search);
  const step = 10;
  const most = 200; // articles whose texts are loaded at once
  let run = 0;

  form.hidden = false;
  if (location.protocol === "file:") {
    status.textContent = words.file;
    filters.hidden = true;
    for (const input of form.elements) input.disabled = true;
    return;
  }

  const site = new URL(words.site || ".", location.href);
  const root = new URL(words.root || ".", location.href);
  const table = async (name) => {
    const response = await fetch(new URL(name, site));
    if (!response.ok) throw new Error(response.status);
    return response.json();
  };

  // What is loaded once for each name; after a failure it may be tried again.
  const once = (load) => {
    const loading = new Map();
    return (name = "") => {
      if (!loading.has(name)) {
        loading.set(name, load(name).catch((failure) => {
          loading.delete(name);
          throw failure;
        }));
      }
      return loading.get(name);
    };
  };

  // Pagefind asks the page for its language as it starts, and would cut our pairs of characters anew by Chinese rules.
  const withoutLanguage = (act) => {
    const page = document.documentElement;
    const { lang } = page;
    page.lang = "und";
    try {
      return act();
    } finally {
      page.lang = lang;
    }
  };

  const start = once(async () => {
    const [engine, variants] = await Promise.all([
      import(new URL("pagefind/pagefind.js", site).href),
      table("static/variants.json"),
    ]);
    learn(variants);
    await engine.options({ baseUrl: root.pathname, noWorker: true });
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

  // Articles that have every part of an alternative. One word of each part is looked up at once, the others while there are
  // more articles than a page shows (or `few` is 0): those texts will be looked through.
  const findAll = async (engine, { all, none = [] }, few = step) => {
    const mine = run;
    const lookUps = all.flatMap(runsOf).map(wordsOf).flatMap((list, part) => list.map((word, n) => ({ ...word, part, n })));
    const first = lookUps.filter(({ n }) => n === 0);
    const hits = await Promise.all(first.map(({ word }) => engine.search(word)));
    let found = null;
    first.forEach((lookUp, n) => { found = narrow(found, lookUp, hits[n].results); });
    for (const lookUp of lookUps.filter(({ n }) => n > 0)) {
      if (found.size <= few || mine !== run) break;
      found = narrow(found, lookUp, (await engine.search(lookUp.word)).results);
    }
    for (const part of none) {
      for (const id of (await findAll(engine, { all: [part] }, 0)).keys()) found.delete(id);
    }
    return found;
  };

  // Articles with one of the values that were chosen of a filter.
  const findValues = async (engine, name, values) => {
    const hits = await Promise.all([...values].map((value) => engine.search(filterWord(name, value))));
    return new Map(hits.flatMap(({ results: list }) => list).map((hit) => [hit.id, { hit, score: 0 }]));
  };

  // The number of an article in the index, which is in the order of their days; dates.json says how many each day has.
  const numberOf = (id) => parseInt(id.split("/").pop(), 16);
  const days = once(() => table("pagefind/dates.json"));
  const between = async (from, to) => {
    const limits = [];
    let first = 0;
    for (const [day, count] of await days()) {
      const begins = day || "0000";
      if (day && (!from || begins.slice(0, from.length) >= from) && (!to || begins.slice(0, to.length) <= to)) {
        limits.push([first, first + count]);
      }
      first += count;
    }
    return (id) => limits.some(([begin, end]) => numberOf(id) >= begin && numberOf(id) < end);
  };

  // What is asked for: the alternatives, the values of filters, the days; sorted as the reader chose.
  const find = async (engine, query) => {
    const wanted = choosers.filter((chooser) => chosen(chooser).size);
    const lists = await Promise.all([
      ...query.map((alternative) => findAll(engine, alternative)),
      ...wanted.map((chooser) => findValues(engine, chooser.dataset.filter, chosen(chooser))),
    ]);
    const union = new Map();
    for (const list of lists.slice(0, query.length)) {
      for (const [id, one] of list) if (!union.has(id) || union.get(id).score < one.score) union.set(id, one);
    }
    const narrowed = lists.slice(query.length);
    const base = query.length ? union : narrowed.shift() || new Map();
    const { from, to } = form.elements;
    const inside = from.value || to.value ? await between(from.value, to.value) : () => true;
    const found = [...base.values()].filter(({ hit }) => narrowed.every((list) => list.has(hit.id)) && inside(hit.id));
    const byDay = (a, b) => numberOf(a.hit.id) - numberOf(b.hit.id);
    const orders = { oldest: byDay, newest: (a, b) => byDay(b, a), best: (a, b) => b.score - a.score || byDay(a, b) };
    const hits = found.sort(orders[form.elements.sort.value] || orders.best).map(({ hit }) => hit);
    const isExact = query.some(({ all, none }) => [...all, ...none].some((part) => runsOf(part).join("") !== part));
    return isExact && hits.length <= most ? keepExact(hits, query) : hits;
  };

  // The index knows no punctuation and no spaces: where a phrase has some, the texts themselves are looked through.
  const keepExact = async (hits, query) => {
    const texts = await Promise.all(hits.map((hit) => hit.data()));
    return hits.filter((_, n) => holds(`${texts[n].meta.title}\n${texts[n].content}`, query));
  };

  const line = ({ url, meta, content }, query) => {
    const item = document.createElement("li");
    const title = document.createElement("h2");
    const link = document.createElement("a");
    link.href = url;
    link.textContent = meta.title;
    title.append(link);
    const place = document.createElement("p");
    place.className = "place";
    place.lang = document.documentElement.lang;
    const day = meta.day ? words.day.replace("{n}", meta.day) : "";
    place.textContent = [meta.kind && kindName(meta.kind), day, meta.page && words.page.replace("{n}", meta.page)].filter(Boolean).join(" · ");
    const passage = document.createElement("p");
    passage.className = "passage";
    passage.append(...excerpt(content, query));
    passage.normalize();
    item.append(title, place, passage);
    return item;
  };

  const kindName = (value) => {
    const item = document.getElementById("kinds").content.querySelector(`[data-kind="${CSS.escape(value)}"]`);
    return item ? item.textContent : value;
  };
  const label = (name, value) => (name === "kind" ? kindName(value) : value);

  // Filters: what is chosen stands as buttons that take it away again.
  const chosen = (chooser) => new Set([...chooser.querySelectorAll("button")].map(({ value }) => value));
  const choose = (chooser, value) => {
    if (!value || chosen(chooser).has(value)) return;
    const button = document.createElement("button");
    button.type = "button";
    button.value = value;
    button.textContent = `${label(chooser.dataset.filter, value)} ×`;
    button.setAttribute("aria-label", words.without.replace("{n}", label(chooser.dataset.filter, value)));
    button.addEventListener("click", () => {
      button.remove();
      chooser.querySelector("input").focus();
      search();
    });
    chooser.querySelector(".chosen").append(button);
  };

  // The values of a filter as suggestions; the browser narrows them down while one types.
  const offer = once(async () => {
    const offered = await table("pagefind/filters.json");
    for (const chooser of choosers) {
      const name = chooser.dataset.filter;
      const values = offered[name] || [];
      const options = values.map(([value, count]) => {
        const option = document.createElement("option");
        option.value = label(name, value);
        option.label = `${label(name, value)} (${count})`;
        option.dataset.value = value;
        return option;
      });
      chooser.querySelector("datalist").replaceChildren(...options);
      chooser.hidden = values.length < 2 && !chosen(chooser).size;
    }
  });
  for (const chooser of choosers) {
    const input = chooser.querySelector("input");
    input.addEventListener("input", async (event) => {
      await offer().catch(() => {});
      const option = [...chooser.querySelectorAll("option")].find(({ value }) => value === input.value);
      if (!option || (event.inputType && event.inputType.startsWith("delete"))) return;
      choose(chooser, option.dataset.value);
      input.value = "";
      search();
    });
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !input.value.trim()) return;
      event.preventDefault();
      choose(chooser, input.value.trim());
      input.value = "";
      search();
    });
  }

  // People, places, organisations and sources whose names, or whose names' pinyin, begin with what is asked for.
  const shard = once((key) => table(`pagefind/names/${key}.json`));
  const shards = once(() => table("pagefind/names.json"));
  const showNames = async (query) => {
    const mine = run;
    const sought = normalise(query.replace(/["“”「」]/gu, "")).trim();
    const key = sought && [...sought][0].codePointAt(0).toString(16);
    const known = key && (await shards()).includes(key);
    const entries = known ? await shard(key) : [];
    if (mine !== run) return;
    const close = sought.replace(/\s/gu, "");
    const fits = entries.filter(([forms]) => forms.some((form) => normalise(form).replace(/\s/gu, "").startsWith(close)));
    named.replaceChildren(...fits.slice(0, 12).map(([forms, path, about, kind]) => {
      const link = document.createElement("a");
      link.href = new URL(path, root).href;
      link.className = kind;
      link.textContent = forms[0];
      const item = document.createElement("li");
      item.append(link, about ? ` ${about}` : "");
      return item;
    }));
    named.hidden = !fits.length;
  };

  // Shows ten more; `rejected` counts articles that turned out not to have the query itself.
  const more = async (found, begin, query, rejected = 0) => {
    const mine = run;
    const part = await Promise.all(found.slice(begin, begin + step).map((hit) => hit.data()));
    if (mine !== run) return;
    const shown = part.filter(({ meta, content }) => !query.length || holds(`${meta.title}\n${content}`, query));
    const count = shown.length || begin || found.length > step ? found.length - rejected - (part.length - shown.length) : 0;
    results.append(...shown.map((article) => line(article, query)));
    status.textContent = count ? words.count.replace("{n}", count) : words.none;
    const act = () => more(found, begin + step, query, found.length - count);
    if (count && begin + step < found.length) await (shown.length ? offerMore(act) : act());
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

  const keep = (query) => {
    const address = new URL(location.href);
    const { from, to, sort } = form.elements;
    const values = choosers.flatMap((chooser) => [...chosen(chooser)].map((value) => [chooser.dataset.filter, value]));
    const others = [["from", from.value], ["to", to.value], ["sort", sort.value === "best" ? "" : sort.value]];
    address.search = new URLSearchParams([["q", query], ...values, ...others].filter(([, value]) => value));
    history.replaceState(null, "", address);
  };

  const search = async () => {
    const mine = ++run;
    const query = form.q.value.trim();
    keep(query);
    try {
      const engine = await start();
      const alternatives = parse(query);
      const isNarrowed = choosers.some((chooser) => chosen(chooser).size);
      help.hidden = Boolean(query) || isNarrowed;
      const found = alternatives.length || isNarrowed ? await find(engine, alternatives) : [];
      if (mine !== run) return;
      results.replaceChildren();
      status.textContent = "";
      if (alternatives.length || isNarrowed) await more(found, 0, alternatives);
      await showNames(query).catch(() => { named.hidden = true; });
    } catch {
      status.textContent = words.broken;
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  form.addEventListener("change", ({ target }) => {
    if (["sort", "from", "to"].includes(target.name)) search();
  });
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
  for (const name of ["from", "to", "sort"]) if (asked.get(name)) form.elements[name].value = asked.get(name);
  for (const chooser of choosers) for (const value of asked.getAll(chooser.dataset.filter)) choose(chooser, value);
  filters.open = choosers.some((chooser) => chosen(chooser).size) || Boolean(asked.get("from") || asked.get("to"));
  if (form.q.value || filters.open) search();
})();
