// On small screens Material opens menu and search with labels of hidden boxes, which Tab cannot reach and a screen
// reader does not call buttons. Each gets a real button that does the same; without JavaScript the labels work as before.
for (const [id, name] of [
  ["__drawer", "Menu"],
  ["__search", "Search"],
]) {
  /** @type {HTMLInputElement | null} */
  const box = document.querySelector(`#${id}`);
  const label = document.querySelector(`.md-header__button[for="${id}"]`);
  if (box && label) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "site-header-button";
    button.setAttribute("aria-label", name);
    button.append(...label.childNodes);
    button.addEventListener("click", () => box.click());
    const show = () => button.setAttribute("aria-expanded", String(box.checked));
    box.addEventListener("change", show);
    show();
    label.append(button);
  }
}

// A name in a narrow table is broken behind a point, a bracket or a slash, and within a word only where it has to be.
const LONGEST = 24;
/** @type {(code: Element) => void} */
function keepWords(code) {
  const pieces = (code.textContent ?? "").split(/(?<=[./(,=])/);
  if (code.firstElementChild || pieces.length < 2) return;
  code.replaceChildren(
    ...pieces.flatMap((text) => {
      const piece = document.createElement("span");
      piece.className = text.length > LONGEST ? "" : "site-word";
      piece.textContent = text;
      return [piece, document.createElement("wbr")];
    }),
  );
}

// Code and tables that are wider than a touch screen can be scrolled there with a finger, but not with a keyboard. To ask
// how wide they are lays all of them out: they are asked together, when the page is at rest.
function letKeysScroll() {
  /** @type {NodeListOf<HTMLElement>} */
  const frames = document.querySelectorAll("pre > code, .md-typeset__scrollwrap");
  for (const wide of [...frames].filter((frame) => frame.scrollWidth > frame.clientWidth)) {
    wide.tabIndex = 0;
    if (wide.tagName === "CODE") continue;
    wide.setAttribute("role", "group");
    wide.setAttribute("aria-label", "Table");
  }
}

// The copy button of each code block stands in a landmark of its own, without a name: too many to find a way by.
globalThis.document$?.subscribe(() => {
  if (matchMedia("(max-width: 45em)").matches) document.querySelectorAll("td code").forEach(keepWords);
  for (const buttons of document.querySelectorAll(".md-code__nav")) {
    buttons.setAttribute("role", "none");
  }
  // Material puts wide tables into their frames after this.
  setTimeout(() => (globalThis.requestIdleCallback ?? setTimeout)(letKeysScroll));
});
