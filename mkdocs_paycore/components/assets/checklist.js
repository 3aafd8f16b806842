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

/** @type {(label: string | undefined, id: string) => HTMLAnchorElement} */
const wayTo = (label = "", id) => make("a", label, { className: "paycore-button paycore-head__way", href: `#${id}` });

/**
 * The kinds of accounts, each with the way to its form.
 *
 * @param {HTMLElement} head
 * @param {Map<string, string>} titles the ids of the forms' titles by their kinds
 */
function choiceOf({ dataset }, titles) {
  const className = "paycore-button";
  const choice = make("details", "", { className: "paycore-head__way" });
  choice.append(
    make("summary", dataset.practise ?? "", { className }),
    make("p", dataset.ask ?? ""),
    ...[...titles].map(([kind, id]) => make("a", kind, { className, href: `#${id}` })),
  );
  return choice;
}

/**
 * As in the dashboard: connect, choose the kind where there are several, and there is the form.
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

  action.after(titles.size > 1 ? choiceOf(head, titles) : wayTo(head.dataset.practise, [...titles.values()][0]));
}

enhance(".paycore-credentials", enhanceList);
enhance(".paycore-head", enhanceHead);
