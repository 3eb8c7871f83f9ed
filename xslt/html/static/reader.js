// What scripts add to reading: the panel of choices, cards beside names, citations of a paragraph.
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

  // `/` leads to the search box.
  document.addEventListener("keydown", (event) => {
    const box = document.querySelector("form.search input[type=search], form.find input");
    if (event.key !== "/" || !box || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea, [contenteditable]")) return;
    event.preventDefault();
    box.focus();
  });

  // A card beside a name: who or what it is, from the list of names below the article.
  const card = document.createElement("div");
  card.className = "card";
  card.id = "card";
  card.hidden = true;
  let owner = null;
  let timer = 0;

  const entryOf = (link) => {
    const id = decodeURIComponent(link.pathname.split("/").pop()).replace(/\.html$/, "");
    return document.getElementById(link.hash.startsWith("#name-") ? decodeURIComponent(link.hash.slice(1)) : `name-${id}`);
  };

  // What kind of name it is, and who says so: the words of the panel's key.
  const standing = (link, entry) => {
    const status = link.matches(".checked") ? "checked" : link.matches(".low") ? "low"
      : link.matches(".unsure") ? "medium" : link.matches(".tagged") ? "high" : "";
    const words = status && document.querySelector(`.key .${status}`);
    const line = document.createElement("span");
    line.className = "status";
    line.textContent = [entry.parentElement.getAttribute("aria-label"), words && words.textContent].filter(Boolean).join(" · ");
    return line;
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
    card.replaceChildren(...[...entry.childNodes].map((node) => node.cloneNode(true)), standing(link, entry));
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
    // A page that scrolls below a resting mouse does not take away the card of the name that has the focus.
    const hover = (link) => {
      const focused = owner && owner === document.activeElement;
      if (!focused && link.matches(":hover")) show(link);
    };
    article.addEventListener("pointerover", (event) => {
      const link = nameAt(event);
      if (link && event.pointerType === "mouse") later(() => hover(link), 150);
    });
    article.addEventListener("pointerout", (event) => {
      if (owner && nameAt(event) === owner && owner !== document.activeElement) later(hide, 300);
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

  // With a paragraph's own address the citations lead to that paragraph.
  const address = document.querySelector("meta[name=citation_public_url]");
  const citations = [...document.querySelectorAll(".cite dd")].map((place) => [place, place.textContent]);

  const point = () => {
    const anchor = decodeURIComponent(location.hash.slice(1));
    const target = anchor && document.getElementById(anchor);
    const part = target && article.contains(target) && anchor !== "h" ? location.hash : "";
    for (const [place, text] of citations) place.textContent = text.replace(address.content, address.content + part);
  };

  if (article && address) {
    window.addEventListener("hashchange", point);
    point();
  }
})();
