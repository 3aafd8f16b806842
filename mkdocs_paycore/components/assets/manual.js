/**
 * A manual: copy buttons on what is carried elsewhere, and the kinds of accounts side by side. Without it all of the
 * manual stands on the page, one part below the other, as it does on paper.
 */
import { all, enhance, make, one, textOf } from "./dom.js";

/** An address, or a public IP address or network, that is all of a piece of code. */
const CARRIED = /^(https?:\/\/[^\s/]+\S*|\d{1,3}(\.\d{1,3}){3}(\/\d+)?)$/;

/** @type {(element: Element) => void} */
function select(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

/**
 * A button that copies a text; where the browser does not let it, what holds the text is selected.
 *
 * @param {HTMLElement} words has what the button says and what it did in `data-` attributes
 * @param {Element} holder
 * @param {string} text
 */
function copyButton(words, holder, text) {
  const box = make("span", "", { className: "paycore-copy" });
  const button = make("button", words.dataset.copy ?? "", { type: "button" });
  const status = make("span", "");
  status.setAttribute("role", "status");
  button.append(make("span", ` ${text.replace(/\s+/g, " ")}`, { className: "paycore-unseen" }));
  button.addEventListener("click", async () => {
    status.textContent = "";
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = words.dataset.copied ?? "";
    } catch {
      select(holder);
      status.textContent = words.dataset.selected ?? "";
    }
  });
  box.append(button, status);
  return box;
}

/** @type {(list: HTMLElement) => void} */
function enhanceAddresses(list) {
  const addresses = all(list, "code").flatMap((code) => textOf(code).split(" "));
  if (addresses.length) list.append(copyButton(list, list, addresses.join("\n")));
}

/** The block of a page that an element stands in: a child of what holds the heading and the parts of the page. */
/** @type {(head: HTMLElement, element: Element) => Element | null} */
function blockOf(head, element) {
  let block = /** @type {Element | null} */ (element);
  while (block && block.parentElement !== head.parentElement) block = block.parentElement;
  return block;
}

/** @type {(head: HTMLElement) => void} */
function enhanceCode(head) {
  for (const code of all(/** @type {HTMLElement} */ (head.parentElement), "code")) {
    const text = textOf(code);
    if (!CARRIED.test(text) || code.closest("pre, a, form, .paycore-addresses, table.paycore-credentials__table"))
      continue;
    code.after(copyButton(head, code, text));
  }
}

/**
 * The part of a page about a kind of account: from the heading above its list or its form to the next one of that rank.
 *
 * @param {Element} block
 */
function partAbout(block) {
  let start = /** @type {Element | null} */ (block);
  while (start && start.tagName !== "H2") start = start.previousElementSibling;
  if (!start) return [];
  const part = [start];
  for (let next = start.nextElementSibling; next && next.tagName !== "H2"; next = next.nextElementSibling)
    part.push(next);
  return part;
}

/** @type {(head: HTMLElement) => [string, Element[]][]} */
function partsByKind(head) {
  /** @type {[string, Element[]][]} */
  const parts = [];
  for (const form of all(document, "form.paycore-form")) {
    const block = blockOf(head, form);
    const part = block ? partAbout(block) : [];
    if (form.dataset.provider !== head.dataset.provider || !part.length || parts.some(([, [h2]]) => h2 === part[0]))
      continue;
    parts.push([textOf(one(form, ".paycore-form__kind")), part]);
  }
  return parts;
}

/** Whether each part begins where the one before it ends. */
/** @type {(parts: [string, Element[]][]) => boolean} */
const areTogether = (parts) =>
  parts.slice(1).every(([, [h2]], place) => parts[place][1].at(-1)?.nextElementSibling === h2);

/**
 * Tabs (ARIA Authoring Practices, *Tabs* that are activated by arrow keys). What is not shown is found by the browser's
 * own search, where it can do that.
 */
class Kinds {
  /**
   * @param {HTMLElement} head
   * @param {[string, Element[]][]} parts
   */
  constructor(head, parts) {
    this.list = make("div", "", { className: "paycore-kinds" });
    this.list.setAttribute("role", "tablist");
    this.list.setAttribute("aria-label", head.dataset.kinds ?? "");
    parts[0][1][0].before(this.list);
    this.pairs = parts.map(([label, part], place) => this.pair(label, part, `paycore-kind-${place}`));
    this.list.addEventListener("keydown", (event) => this.press(event));
    addEventListener("hashchange", () => this.follow(location.hash));
    document.addEventListener("click", ({ target }) => {
      const link = target instanceof Element && target.closest("a");
      if (link) this.follow(link.hash);
    });
    this.show(0);
    this.follow(location.hash);
  }

  /** @type {(label: string, part: Element[], id: string) => { tab: HTMLButtonElement, panel: HTMLElement }} */
  pair(label, part, id) {
    const tab = make("button", label, { type: "button", id });
    const panel = make("div", "", { className: "paycore-kinds__panel", id: `${id}-panel` });
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", panel.id);
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", id);
    part[0].before(panel);
    panel.append(...part);
    this.list.append(tab);
    tab.addEventListener("click", () => this.show(this.pairs.findIndex((pair) => pair.tab === tab)));
    panel.addEventListener("beforematch", () => this.show(this.pairs.findIndex((pair) => pair.panel === panel)));
    return { tab, panel };
  }

  /** @param {number} chosen */
  show(chosen) {
    for (const [place, { tab, panel }] of this.pairs.entries()) {
      const isShown = place === chosen;
      tab.setAttribute("aria-selected", `${isShown}`);
      tab.tabIndex = isShown ? 0 : -1;
      if (isShown) panel.removeAttribute("hidden");
      else panel.setAttribute("hidden", "until-found");
    }
  }

  /** @param {KeyboardEvent} event */
  press({ key }) {
    const { length } = this.pairs;
    const now = this.pairs.findIndex(({ tab }) => tab.tabIndex === 0);
    const next = { ArrowRight: now + 1, ArrowLeft: now - 1 + length, Home: 0, End: length - 1 }[key];
    if (next === undefined) return;
    this.show(next % length);
    this.pairs[next % length].tab.focus();
  }

  /**
   * Show the panel that a link of the page leads into.
   *
   * @param {string} hash
   */
  follow(hash) {
    const target = hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
    const place = target ? this.pairs.findIndex(({ panel }) => panel.contains(target)) : -1;
    if (place < 0) return;
    const isHidden = this.pairs[place].panel.hasAttribute("hidden");
    this.show(place);
    if (isHidden) target?.scrollIntoView();
  }
}

/**
 * Write to links where they lead, for paper: of a page of this site, a style sheet knows only a part of the address.
 *
 * @param {HTMLElement} head
 */
function enhanceLinks(head) {
  /** @type {HTMLAnchorElement[]} */
  const links = all(/** @type {HTMLElement} */ (head.parentElement), 'a[href]:not([href^="#"], [href^="http"])');
  for (const link of links) {
    const address = link.protocol === "mailto:" ? link.pathname : link.href;
    if (link.protocol === "file:" || link.closest(".paycore-breadcrumbs, .paycore-supports, .paycore-data")) continue;
    if (textOf(link) !== address) link.dataset.paycoreAddress = address;
  }
}

/** @type {(head: HTMLElement) => void} */
function enhanceManual(head) {
  enhanceCode(head);
  enhanceLinks(head);
  const parts = partsByKind(head);
  if (parts.length > 1 && areTogether(parts)) new Kinds(head, parts);
}

enhance(".paycore-head", enhanceManual);
enhance(".paycore-addresses", enhanceAddresses);
