// How a text is set: half-width punctuation in full width, vertical lines with upright numbers, and their scrolling.
(() => {
  "use strict";
  const { choices } = window.kanben;
  const article = document.querySelector(".article-page .article");
  if (!article) return;

  const wide = { ",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）" };
  const widen = (text) => text.replace(/[,;:?!()]/g, (mark, at) => {
    const latin = /[\w.]/;
    return latin.test(text[at - 1] || "") && latin.test(text[at + 1] || "") ? mark : wide[mark];
  });

  // Numbers of one or two digits stand upright in a vertical line; longer ones lie on their side.  CLREQ 2.3.2
  const short = /(?<![\w.,:%\-])(\d{1,2})(?![\w.,:%])/;
  const upright = (text) => text.split(short).map((part, n) => {
    if (n % 2 === 0) return document.createTextNode(part);
    const number = document.createElement("span");
    number.className = "upright";
    number.textContent = part;
    return number;
  });

  // Text nodes of the page that others stand for; they come back as they were.
  let changed = [];

  const restore = () => {
    for (const [node, made] of changed) {
      made[0].before(node);
      for (const other of made) other.remove();
    }
    changed = [];
  };

  const isForeign = (node) => node.parentElement.closest("[lang]:not(.article, [lang^=zh])");

  const adapt = () => {
    const vertical = choices.direction === "vertical";
    if (vertical) article.tabIndex = 0;
    else article.removeAttribute("tabindex");
    if (!(vertical || choices.punctuation === "full-width") || !/^zh|^$/.test(article.lang)) return;
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    for (const node of nodes) {
      if (isForeign(node)) continue;
      const text = widen(node.data);
      const made = vertical && short.test(text) ? upright(text) : [document.createTextNode(text)];
      if (made.length === 1 && text === node.data) continue;
      node.replaceWith(...made);
      changed.push([node, made]);
    }
  };

  // Vertical lines go on to the left: by wheel, and by the keys that else lead down a page.
  const move = (by) => {
    const before = article.scrollLeft;
    article.scrollLeft -= by;
    return article.scrollLeft !== before;
  };

  article.addEventListener("wheel", (event) => {
    if (choices.direction !== "vertical" || event.deltaX || !event.deltaY) return;
    if (move(event.deltaY)) event.preventDefault();
  }, { passive: false });

  article.addEventListener("keydown", (event) => {
    if (choices.direction !== "vertical" || event.target !== article) return;
    const back = event.key === "PageUp" || (event.key === " " && event.shiftKey);
    if (!back && event.key !== "PageDown" && event.key !== " ") return;
    if (move(article.clientWidth * (back ? -0.9 : 0.9))) event.preventDefault();
  });

  document.addEventListener("kanben:restore", restore);
  document.addEventListener("kanben:choice", adapt);
  adapt();
})();
