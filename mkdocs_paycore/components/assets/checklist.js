// A list of credentials as a checklist, and the head of a manual as the way to its forms. No text is read from a form.
export const part = (root, name) => root.querySelector(`[data-part="${name}"]`);
export const make = (name, textContent, more) => Object.assign(document.createElement(name), { textContent, ...more });
const said = (element) => element.textContent.trim().replace(/\s+/g, " ");

function asText(list) {
  const lines = [...list.querySelectorAll("tbody tr")].map((row) => {
    const [, provider, form, , required, finding] = row.cells;
    const found = [...finding.querySelectorAll("div")].map(said);
    const box = row.querySelector(":checked") ? "[x]" : "[ ]";
    const facts = [`${provider.getAttribute("data-label")}: ${said(provider)}`, said(required), ...found];
    return `${box} ${said(form)} (${facts.join("; ")})`;
  });
  return [said(list.querySelector("caption")), ...lines, location.origin + location.pathname].join("\n");
}

// The style sheet hides what does not stand on the way to the element.
function printAlone(element) {
  const way = [];
  for (let each = element; each !== document.documentElement; each = each.parentElement) way.push(each);
  const markAs = (value) => way.forEach((each) => each.toggleAttribute("data-paycore-printed", value));
  markAs(true);
  addEventListener("afterprint", () => markAs(false), { once: true });
  print();
}

export function enhanceList(list) {
  const tools = part(list, "tools");
  if (!tools) return;
  const [status, instead] = [part(tools, "status"), part(tools, "instead")];
  part(tools, "print").addEventListener("click", () => printAlone(list));
  part(tools, "copy").addEventListener("click", async () => {
    const text = asText(list);
    status.textContent = "";
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = "Copied.";
      instead.hidden = true;
    } catch {
      instead.hidden = false;
      const area = instead.querySelector("textarea");
      area.value = text;
      area.focus();
      area.select();
    }
  });
  tools.hidden = false;
}

// As in the dashboard: connect, choose the kind, and there is the form.
export function enhanceHead(head) {
  const action = head.querySelector(".paycore-head__action");
  const titles = new Map();
  for (const form of document.querySelectorAll("form.paycore-form")) {
    const [title, kind] = ["title", "kind"].map((name) => form.querySelector(`.paycore-form__${name}`));
    const isOwn = form.getAttribute("data-provider") === head.getAttribute("data-provider");
    if (isOwn && !titles.has(said(kind))) titles.set(said(kind), title);
  }
  if (!titles.size || !action || action.querySelector('[href^="mailto:"]')) return;

  const className = "paycore-button";
  const way = make("details", "", { className: "paycore-head__way" });
  way.append(
    make("summary", "Practise here", { className }),
    make("p", "What do you want to connect?"),
    ...[...titles].map(([kind, { id }]) => make("a", kind, { className, href: `#${id}` })),
  );
  action.after(way);
}
