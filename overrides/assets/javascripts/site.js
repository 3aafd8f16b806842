// On small screens Material opens menu and search with labels of hidden boxes, which Tab cannot reach and a screen
// reader does not call buttons. Each gets a real button.
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

// Wide code and tables can be scrolled with a finger, and here with keys. To ask how wide they are lays them out: some at
// a time, when the page is at rest.
/** @type {(frames: HTMLElement[]) => void} */
function letKeysScroll(frames) {
  for (const wide of frames.splice(0, 8).filter((frame) => frame.scrollWidth > frame.clientWidth)) {
    wide.tabIndex = 0;
    if (wide.tagName === "CODE") continue;
    wide.setAttribute("role", "group");
    wide.setAttribute("aria-label", "Table");
  }
  if (frames.length) whenIdle(() => letKeysScroll(frames));
}
const whenIdle = globalThis.requestIdleCallback ?? setTimeout;

// The copy button of code comes in a landmark without a name: too many to find a way by.
const buttons = new MutationObserver(() => {
  for (const nav of document.querySelectorAll(".md-code__nav")) nav.setAttribute("role", "none");
});

globalThis.document$?.subscribe(() => {
  if (matchMedia("(max-width: 45em)").matches) document.querySelectorAll("td code").forEach(keepWords);
  for (const code of document.querySelectorAll("pre")) buttons.observe(code, { childList: true });
  // Zensical puts tables into their frames after this.
  setTimeout(() => {
    /** @type {NodeListOf<HTMLElement>} */
    const frames = document.querySelectorAll("pre > code, .md-typeset__scrollwrap");
    whenIdle(() => letKeysScroll([...frames]));
  });
});
