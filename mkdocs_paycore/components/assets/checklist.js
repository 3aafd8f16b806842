/** A list of credentials as a checklist, and a manual's head as the way to its forms. No text is read from a form. */
import { all, enhance, make, one, part, textOf } from "./dom.js";

/** @type {(list: HTMLElement) => string} */
function asText(list) {
  /** @type {HTMLTableRowElement[]} */
  const rows = all(list, "tbody tr");
  const lines = rows.map((row) => {
    const [, provider, form, , required, finding] = row.cells;
    const box = row.querySelector(":checked") ? "[x]" : "[ ]";
    const whose = `${provider.getAttribute("data-label")}: ${textOf(provider)}`;
    const facts = [whose, textOf(required), ...all(finding, "div").map(textOf)];
    return `${box} ${textOf(form)} (${facts.join("; ")})`;
  });
  return [textOf(one(list, "caption")), ...lines, location.href.split(/[?#]/)[0]].join("\n");
}

/**
 * The style sheet hides what does not stand on the way to the element.
 *
 * @param {HTMLElement} element
 */
function printAlone(element) {
  /** @type {(isOn: boolean) => void} */
  const mark = (isOn) => {
    for (let each = element; each !== document.documentElement; each = /** @type {any} */ (each.parentElement)) {
      each.toggleAttribute("data-paycore-printed", isOn);
    }
  };
  mark(true);
  addEventListener("afterprint", () => mark(false), { once: true });
  print();
}

/** @type {(list: HTMLElement) => void} */
function enhanceList(list) {
  const tools = part(list, "tools");
  if (!tools) return;
  const [status, instead] = [part(tools, "status"), part(tools, "instead")];
  part(tools, "print").addEventListener("click", () => printAlone(list));
  part(tools, "copy").addEventListener("click", async () => {
    const text = asText(list);
    status.textContent = "";
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = status.getAttribute("data-copied");
      instead.hidden = true;
    } catch {
      instead.hidden = false;
      /** @type {HTMLTextAreaElement} */
      const area = one(instead, "textarea");
      area.value = text;
      area.focus();
      area.select();
    }
  });
  tools.hidden = false;
}

/**
 * As in the dashboard: connect, choose the kind, and there is the form.
 *
 * @param {HTMLElement} head
 */
function enhanceHead(head) {
  const action = head.querySelector(".paycore-head__action");
  const titles = new Map();
  for (const form of all(document, "form.paycore-form")) {
    const kind = textOf(one(form, ".paycore-form__kind"));
    const isOwn = form.getAttribute("data-provider") === head.getAttribute("data-provider");
    if (isOwn && !titles.has(kind)) titles.set(kind, one(form, ".paycore-form__title").id);
  }
  if (!titles.size || !action || action.querySelector('[href^="mailto:"]')) return;

  const className = "paycore-button";
  const way = make("details", "", { className: "paycore-head__way" });
  way.append(
    make("summary", head.dataset.practise ?? "", { className }),
    make("p", head.dataset.ask ?? ""),
    ...[...titles].map(([kind, id]) => make("a", kind, { className, href: `#${id}` })),
  );
  action.after(way);
}

enhance(".paycore-credentials", enhanceList);
enhance(".paycore-head", enhanceHead);
