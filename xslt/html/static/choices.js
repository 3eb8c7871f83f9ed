// The reader's choices: kept in this browser, applied before the page is drawn.
(() => {
  "use strict";
  const root = document.documentElement;
  const names = ["theme", "size", "width", "direction", "punctuation", "characters", "marks", "show"];
  const plain = new Set(["", "auto", "normal", "horizontal", "printed", "none"]);

  const read = () => {
    try {
      return JSON.parse(localStorage.getItem("kanben")) || {};
    } catch {
      return {};
    }
  };

  const choices = read();

  const apply = () => {
    for (const name of names) {
      const value = choices[name] || "";
      if (plain.has(value)) delete root.dataset[name];
      else root.dataset[name] = value;
    }
  };

  // What scripts changed of the text goes back to what is printed, then each changes it as is chosen now.
  const renew = () => {
    document.dispatchEvent(new Event("kanben:restore"));
    document.dispatchEvent(new Event("kanben:choice"));
  };

  const choose = (name, value) => {
    choices[name] = value;
    apply();
    renew();
    try {
      localStorage.setItem("kanben", JSON.stringify(choices));
    } catch {
      // A browser may refuse to keep anything; the choice then holds for this page.
    }
  };

  root.dataset.script = "on";
  window.kanben = { choices, choose, renew };
  apply();
})();
