// Practice forms: nothing typed leaves the page. It dispatches `paycore:verdict` with {valid, problems} on submit and when
// it gets `paycore:check`. A control may be named like a property of the form: read it through methods only.
import { enhanceHead, enhanceList, make, part } from "./checklist.js";
import { mend, validate, visibleFields } from "./validate.js";

const HEAD_BYTES = 512;
const MENDS = {
  whitespace: "Remove the spaces",
  prefix: "Remove the prefix",
  quotes: "Remove the quotation marks",
  url: "Remove the start of the address",
  lookalike: "Use Latin letters",
};
// Told on submit only.
const LAST = ["required", "all_or_none", "one_of"];

const heads = new WeakMap(); // by file: base64, or null where it cannot be read
const enhanced = new WeakSet();

const all = (root, selector) => [...root.querySelectorAll(selector)];

// A message that comes between press and release would push a button away from under the pointer.
let isPressed = false;
addEventListener("pointerdown", () => (isPressed = true), true);
for (const name of ["pointerup", "pointercancel"]) addEventListener(name, () => (isPressed = false), true);

function whenReleased(act) {
  if (isPressed) addEventListener("pointerup", () => setTimeout(act), { once: true });
  else act();
}

async function readHead(file) {
  try {
    const bytes = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
    heads.set(file, btoa(String.fromCharCode(...bytes)));
  } catch {
    heads.set(file, null);
  }
}

function whenRead(form, act) {
  const unread = all(form, "[type=file]").flatMap((input) => [...input.files]).filter((file) => !heads.has(file));
  if (unread.length) Promise.all(unread.map(readHead)).then(act);
  else act();
}

const fileValue = (file) => (file ? { name: file.name, size: file.size, head: heads.get(file) } : null);

function fieldValue(form, field) {
  const controls = all(form, `[name="${field.key}"]`);
  const [control] = controls;
  switch (field.type) {
    case "toggle":
      return control.checked;
    case "file":
      return fileValue(control.files[0]);
    case "multiselect":
      if (control.type === "checkbox") return controls.filter((box) => box.checked).map((box) => box.value);
      return control.value.split(",").map((code) => code.trim()).filter(Boolean);
    default:
      return control.value;
  }
}

function findRow(box) {
  const controls = all(box, "[name]");
  const described = box.matches("fieldset") ? box : controls[0];
  const hint = described.getAttribute("aria-describedby");
  const [error, warning, mends] = ["error", "warning", "mends"].map((name) => {
    const id = `${described.getAttribute("id")}-${name}`;
    return make("div", "", { className: `paycore-field__${name}`, id, hidden: true });
  });
  controls.at(-1).closest("div").after(error, warning, mends);
  return { box, controls, described, hint, error, warning, mends };
}

function setOrRemove(element, attribute, value) {
  if (value) element.setAttribute(attribute, value);
  else element.removeAttribute(attribute);
}

function write(box, lines) {
  box.replaceChildren(...lines);
  box.hidden = !lines.length;
}

function mendButton(rule, { label }, control) {
  const button = make("button", MENDS[rule], { type: "button" });
  button.setAttribute("aria-label", `${MENDS[rule]}: ${label}`);
  button.addEventListener("click", () => {
    control.value = mend(rule, control.value);
    control.focus();
    control.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertReplacementText" }));
  });
  return button;
}

function mark(row, field, problems) {
  const messages = JSON.stringify(problems);
  if ((row.messages || "[]") === messages) return;
  row.messages = messages;
  const errors = problems.filter((problem) => problem.severity === "block");
  const warnings = problems.filter((problem) => problem.severity === "warn");
  const mendable = warnings.filter(({ rule }) => MENDS[rule]);
  write(row.error, errors.map(({ message }) => make("p", message)));
  write(row.warning, warnings.map(({ message }) => make("p", `Please check: ${message}`)));
  write(row.mends, mendable.map(({ rule }) => mendButton(rule, field, row.controls[0])));
  const ids = [errors.length && row.error.id, warnings.length && row.warning.id, row.hint].filter(Boolean);
  setOrRemove(row.described, "aria-describedby", ids.join(" "));
  for (const control of row.controls) setOrRemove(control, "aria-invalid", errors.length ? "true" : "");
}

function pointer({ message }, { label }, control) {
  const item = make("li");
  const words = message.includes(label) ? message : `${label}: ${message}`;
  const link = make("a", words, { href: `#${control.getAttribute("id")}` });
  link.addEventListener("click", (event) => {
    event.preventDefault();
    event.stopPropagation();
    control.focus();
  });
  item.append(link);
  return item;
}

function reveal(button, visible) {
  button.previousElementSibling.type = visible ? "text" : "password";
  button.firstElementChild.textContent = visible ? "Hide" : "Show";
}

function revealButton(input) {
  const button = make("button", "", { type: "button", className: "paycore-field__reveal" });
  const whose = make("span", ` ${input.labels[0].textContent}`, { className: "paycore-unseen" });
  button.append(make("span", "Show"), whose);
  button.addEventListener("click", () => reveal(button, input.type === "password"));
  input.after(button);
  return button;
}

function enhance(form) {
  form.noValidate = true;

  const connection = JSON.parse(form.getAttribute("data-spec-json"));
  const { fields = [] } = connection;
  const rows = new Map(all(form, "[data-field]").map((row) => [row.getAttribute("data-field"), findRow(row)]));
  const [summary, success, remarks, status] = ["summary", "success", "remarks", "status"].map((name) => part(form, name));
  const lists = [[summary, "block"], [remarks, "warn"]];
  const buttons = all(form, "[type=password]").map(revealButton);
  const left = new Set();
  let told = []; // problems beside the fields
  let listed = []; // of the last submit, with their items

  const values = () => Object.fromEntries(fields.map((field) => [field.key, fieldValue(form, field)]));
  const check = () => validate(connection, values(), {});
  const tell = (verdict) => form.dispatchEvent(new CustomEvent("paycore:verdict", { bubbles: true, detail: verdict }));
  const keyOf = (target) => target.closest("[data-field]")?.getAttribute("data-field");

  function arrange() {
    const asked = visibleFields(connection, values());
    const changed = fields.filter((field) => rows.get(field.key).box.hidden === asked.includes(field));
    for (const { key } of changed) rows.get(key).box.hidden = !rows.get(key).box.hidden;
    return [["Now asked for", true], ["No longer asked for", false]].flatMap(([words, isAsked]) => {
      const labels = changed.filter((field) => asked.includes(field) === isAsked).map(({ label }) => label);
      return labels.length ? `${words}: ${labels.join(", ")}.` : [];
    });
  }

  function show(problems) {
    told = problems;
    for (const field of fields) mark(rows.get(field.key), field, problems.filter(({ field: key }) => key === field.key));
    // One by one: an alert that is written anew is read out again.
    for (const [old, item] of listed) if (!isTold(old)) item.remove();
    for (const [box] of lists) box.hidden = !box.querySelector("li");
  }

  const isTold = ({ field, message }) => told.some((other) => other.field === field && other.message === message);

  // Problems of the field being typed in only go away.
  function update(typing) {
    const changes = arrange();
    whenRead(form, () => {
      const isDue = ({ field, rule }) => left.has(field) && field !== typing && !LAST.includes(rule);
      const { problems } = check();
      const fresh = problems.filter((problem) => !isTold(problem) && isDue(problem));
      show(problems.filter((problem) => isTold(problem) || isDue(problem)));
      const words = [...changes, ...fresh.map(({ message }) => message)].join(" ");
      if (words) status.textContent = words;
    });
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    whenRead(form, () => {
      const verdict = check();
      listed = verdict.problems.map((problem) => {
        const field = fields.find(({ key }) => key === problem.field);
        return [problem, pointer(problem, field, rows.get(problem.field).controls[0])];
      });
      for (const [box, severity] of lists) {
        const items = listed.flatMap(([problem, item]) => (problem.severity === severity ? item : []));
        box.querySelector("ul").replaceChildren(...items);
      }
      show(verdict.problems);
      status.textContent = "";
      success.hidden = !verdict.valid;
      (verdict.valid ? success : summary).focus();
      tell(verdict);
    });
  });

  form.addEventListener("paycore:check", () => whenRead(form, () => tell(check())));

  form.addEventListener("input", ({ target, inputType }) => {
    const key = keyOf(target);
    if (!key) return;
    success.hidden = true;
    const isTyping = target.matches("[type=text], [type=password]") && !/^insert(From|Repl)/.test(inputType);
    if (!isTyping) left.add(key);
    update(isTyping ? key : "");
  });

  form.addEventListener("focusout", ({ target, relatedTarget }) => {
    const key = keyOf(target);
    if (!key || !document.hasFocus() || rows.get(key).mends.contains(relatedTarget)) return;
    left.add(key);
    whenReleased(update);
  });

  form.addEventListener("reset", () => {
    left.clear();
    listed = [];
    for (const [box] of lists) box.querySelector("ul").replaceChildren();
    show([]);
    success.hidden = true;
    for (const button of buttons) reveal(button, false);
    setTimeout(update); // the controls are put back after this event
  });

  arrange();
}

function enhanceAll() {
  const kinds = [["form.paycore-form", enhance], [".paycore-credentials", enhanceList], [".paycore-head", enhanceHead]];
  for (const [selector, act] of kinds) {
    for (const element of all(document, selector)) {
      if (enhanced.has(element)) continue;
      enhanced.add(element);
      act(element);
    }
  }
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", enhanceAll);
else enhanceAll();
globalThis.document$?.subscribe(enhanceAll); // Material's pages
