/**
 * The first element that a selector finds. It is there: the page is ours.
 *
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {T}
 */
export const one = (root, selector) => /** @type {any} */ (root.querySelector(selector));

/**
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {T[]}
 */
export const all = (root, selector) => /** @type {any} */ ([...root.querySelectorAll(selector)]);

/** @type {(root: ParentNode, name: string) => HTMLElement} */
export const part = (root, name) => one(root, `[data-part="${name}"]`);

/**
 * A new element with a text.
 *
 * @template {keyof HTMLElementTagNameMap} N
 * @param {N} name
 * @param {string} textContent
 * @param {Partial<HTMLElementTagNameMap[N]>} [more] other properties
 */
export const make = (name, textContent, more) => Object.assign(document.createElement(name), { textContent, ...more });

/**
 * Words of the page with what is in braces filled in. They are in attributes of the elements that they belong to.
 *
 * @type {(words: string | null | undefined, values: Record<string, unknown>) => string}
 */
export const filled = (words, values) => `${words}`.replace(/\{(\w+)\}/g, (_, name) => `${values[name]}`);

/** @type {(element: Element) => string} */
export const textOf = (element) => (element.textContent ?? "").trim().replace(/\s+/g, " ");

/**
 * Act once for each element that a selector finds: on this page, and on those that the theme shows later.
 *
 * @template {Element} [T=HTMLElement]
 * @param {string} selector
 * @param {(element: T) => void} act
 */
export function enhance(selector, act) {
  const enhanced = new WeakSet();
  const run = () => {
    for (const element of all(document, selector)) {
      if (enhanced.has(element)) continue;
      enhanced.add(element);
      act(/** @type {any} */ (element));
    }
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", run);
  else run();
  globalThis.document$?.subscribe(run);
}
