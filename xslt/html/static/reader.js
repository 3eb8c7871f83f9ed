// What scripts add to reading: the panel of choices, cards beside names, punctuation in full width, vertical scrolling.
(() => {
  "use strict";
  const { choices, choose } = window.kanben;
  const article = document.querySelector(".article-page .article");

  // The panel
  const panel = document.querySelector(".choices");
  const shown = () => new Set((choices.show || "").split(" ").filter(Boolean));

  const fill = (form) => {
    for (const input of form.elements) {
      if (input.type === "radio") {
        const chosen = choices[input.name];
        input.checked = chosen ? chosen === input.value
          : ["auto", "normal", "horizontal", "printed", "none"].includes(input.value);
      } else if (input.type === "checkbox") {
        input.checked = shown().has(input.name.slice(5));
      }
    }
  };

  const change = ({ target }) => {
    if (target.type === "radio") {
      choose(target.name, target.value);
    } else {
      const names = shown();
      if (target.checked) names.add(target.name.slice(5));
      else names.delete(target.name.slice(5));
      choose("show", [...names].join(" "));
    }
    adapt();
  };

  if (panel) {
    const form = panel.querySelector("form");
    fill(form);
    form.addEventListener("change", change);
    document.addEventListener("click", (event) => {
      if (!panel.contains(event.target)) panel.open = false;
    });
    panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !panel.open) return;
      panel.open = false;
      panel.querySelector("summary").focus();
    });
  }

  // Half-width punctuation of the print in full width, for reading; the printed form comes back as it was.
  const wide = { ",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）" };
  const printed = new Map();

  const widen = (text) => text.replace(/[,;:?!()]/g, (mark, at) => {
    const latin = /[\w.]/;
    return latin.test(text[at - 1] || "") && latin.test(text[at + 1] || "") ? mark : wide[mark];
  });

  const punctuate = () => {
    const full = choices.punctuation === "full-width";
    for (const [node, text] of printed) node.data = text;
    printed.clear();
    if (!full || !article || !/^zh|^$/.test(article.lang)) return;
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.parentElement.closest("[lang]:not(.article, [lang^=zh])")) continue;
      const text = widen(node.data);
      if (text === node.data) continue;
      printed.set(node, node.data);
      node.data = text;
    }
  };

  // Vertical setting scrolls sideways, by wheel and by keyboard.
  const adapt = () => {
    if (!article) return;
    punctuate();
    if (choices.direction === "vertical") {
      article.tabIndex = 0;
      article.addEventListener("wheel", turn, { passive: false });
    } else {
      article.removeAttribute("tabindex");
      article.removeEventListener("wheel", turn);
    }
  };

  const turn = (event) => {
    if (event.deltaX || !event.deltaY) return;
    const before = article.scrollLeft;
    article.scrollLeft -= event.deltaY;
    if (article.scrollLeft !== before) event.preventDefault();
  };

  adapt();

  // A card beside a name: who or what it is, from the list of names below the article.
  const card = document.createElement("div");
  card.className = "card";
  card.id = "card";
  card.hidden = true;
  let owner = null;
  let timer = 0;

  const entryOf = (link) => {
    const id = decodeURIComponent(link.pathname.split("/").pop()).replace(/\.html$/, "");
    return document.getElementById(`name-${id}`);
  };

  const hide = () => {
    clearTimeout(timer);
    if (owner) owner.removeAttribute("aria-describedby");
    owner = null;
    card.hidden = true;
  };

  const show = (link) => {
    const entry = entryOf(link);
    if (!entry) return;
    hide();
    card.replaceChildren(...[...entry.childNodes].map((node) => node.cloneNode(true)));
    card.className = `card ${entry.parentElement.className}`;
    card.hidden = false;
    const box = link.getClientRects()[0];
    const width = document.documentElement.clientWidth;
    const left = Math.max(8, Math.min(box.left, width - card.offsetWidth - 8));
    const below = box.bottom + card.offsetHeight + 12 < window.innerHeight;
    card.style.left = `${left + window.scrollX}px`;
    card.style.top = `${(below ? box.bottom + 8 : box.top - card.offsetHeight - 8) + window.scrollY}px`;
    link.setAttribute("aria-describedby", "card");
    owner = link;
  };

  const nameAt = (event) => event.target.closest && event.target.closest(".article a.name");
  const later = (action, delay) => {
    clearTimeout(timer);
    timer = setTimeout(action, delay);
  };

  if (article) {
    document.body.append(card);
    article.addEventListener("pointerover", (event) => {
      const link = nameAt(event);
      if (link && event.pointerType === "mouse") later(() => show(link), 150);
    });
    article.addEventListener("pointerout", (event) => {
      if (nameAt(event)) later(hide, 300);
    });
    card.addEventListener("pointerover", () => clearTimeout(timer));
    card.addEventListener("pointerout", () => later(hide, 300));
    article.addEventListener("focusin", (event) => {
      const link = nameAt(event);
      if (link && link.matches(":focus-visible")) show(link);
    });
    article.addEventListener("focusout", () => later(hide, 100));
    card.addEventListener("focusin", () => clearTimeout(timer));
    // A first tap shows the card, whose link leads on; a tap elsewhere puts it away.
    article.addEventListener("click", (event) => {
      const link = nameAt(event);
      if (!link || event.pointerType !== "touch" || owner === link || !entryOf(link)) return;
      event.preventDefault();
      show(link);
    });
    document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
    document.addEventListener("pointerdown", (event) => {
      if (owner && !card.contains(event.target) && nameAt(event) !== owner) hide();
    });
  }
})();
