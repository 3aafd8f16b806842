// Material's menu and search open with labels, which no key reaches: each gets a button.
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

// In a narrow table a name breaks behind a sign, and within a word only where it has to.
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

// Keys scroll wide code and tables, too: some are measured at a time, at rest.
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
// A page may never be idle: then after so many milliseconds.
const timeout = 1000;
/** @param {() => void} act */
const whenIdle = (act) =>
  "requestIdleCallback" in globalThis ? requestIdleCallback(act, { timeout }) : setTimeout(act);

// Each copy button comes in a landmark without a name.
const buttons = new MutationObserver(() => {
  for (const nav of document.querySelectorAll(".md-code__nav")) nav.setAttribute("role", "none");
});

globalThis.document$?.subscribe(() => {
  if (matchMedia("(max-width: 45em)").matches) document.querySelectorAll("td code").forEach(keepWords);
  for (const code of document.querySelectorAll("pre")) buttons.observe(code, { childList: true });
  // Zensical frames tables after this.
  setTimeout(() => {
    /** @type {NodeListOf<HTMLElement>} */
    const frames = document.querySelectorAll("pre > code, .md-typeset__scrollwrap");
    whenIdle(() => letKeysScroll([...frames]));
  });
});
