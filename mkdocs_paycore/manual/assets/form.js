/**
 * Makes every `form.paycore-form` of a page a working practice form. Nothing that is typed leaves the page: no request,
 * no storage, no address.
 *
 * Events, both on the form element:
 * - `paycore:verdict` is dispatched (it bubbles) with `detail = {valid, problems}` on every submit;
 * - dispatch `paycore:check` on the form to get a `paycore:verdict` without a change of what the page shows.
 * A verdict comes at once, except while the first bytes of a chosen file are still being read.
 *
 * A field's key may be any word, `elements` or `id` too, so the code reads a form's contents only through methods that
 * no control's name can hide.
 */
import { validate } from "./validate.js";

const HEAD_BYTES = 512;

const heads = new WeakMap(); // File -> base64 of its first bytes, or null where it cannot be read
const enhanced = new WeakSet();

const all = (root, selector) => [...root.querySelectorAll(selector)];
const part = (root, name) => root.querySelector(`[data-part="${name}"]`);

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

function fileValue(file) {
  const head = heads.get(file);
  return { name: file.name, size: file.size, ...(head === null ? {} : { head }) };
}

function fieldValue(form, field) {
  const controls = all(form, `[name="${field.key}"]`);
  const [control] = controls;
  switch (field.type) {
    case "toggle":
      return control.checked;
    case "file":
      return control.files.length ? fileValue(control.files[0]) : null;
    case "multiselect":
      if (control.type === "checkbox") return controls.filter((box) => box.checked).map((box) => box.value);
      return control.value.split(",").map((code) => code.trim()).filter(Boolean);
    default:
      return control.value;
  }
}

function findRow(row) {
  const controls = all(row, "[name]");
  const described = row.matches("fieldset") ? row : controls[0];
  const hint = described.getAttribute("aria-describedby");
  return { controls, described, hint, error: part(row, "error"), warning: part(row, "warning") };
}

function setOrRemove(element, attribute, value) {
  if (value) element.setAttribute(attribute, value);
  else element.removeAttribute(attribute);
}

function write(box, problems, lead) {
  box.replaceChildren(...problems.map((problem) => {
    const line = document.createElement("p");
    line.textContent = lead + problem.message;
    return line;
  }));
  box.hidden = !problems.length;
}

function mark(row, problems) {
  const errors = problems.filter((problem) => problem.severity === "block");
  const warnings = problems.filter((problem) => problem.severity === "warn");
  write(row.error, errors, "");
  write(row.warning, warnings, "Please check: ");
  const ids = [errors.length && row.error.id, warnings.length && row.warning.id, row.hint].filter(Boolean);
  setOrRemove(row.described, "aria-describedby", ids.join(" "));
  for (const control of row.controls) setOrRemove(control, "aria-invalid", errors.length ? "true" : "");
}

/** A list item that names the field and leads to its control; it moves the focus without touching the address. */
function pointer({ message }, { label }, control) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = `#${control.getAttribute("id")}`;
  link.textContent = message.includes(label) ? message : `${label}: ${message}`;
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

function enhance(form) {
  if (enhanced.has(form)) return;
  enhanced.add(form);
  form.noValidate = true;

  const connection = JSON.parse(form.getAttribute("data-spec-json"));
  const rows = new Map(all(form, "[data-field]").map((row) => [row.getAttribute("data-field"), findRow(row)]));
  const [summary, success, remarks] = ["summary", "success", "remarks"].map((name) => part(form, name));
  const lists = [[summary, "block"], [remarks, "warn"]];
  const buttons = all(form, '[data-part="reveal"]');
  let shown = new Map(); // problem -> its item in a list

  const check = () =>
    validate(connection, Object.fromEntries(connection.fields.map((field) => [field.key, fieldValue(form, field)])), {});

  const tell = (verdict) => form.dispatchEvent(new CustomEvent("paycore:verdict", { bubbles: true, detail: verdict }));

  function refresh() {
    const problems = [...shown.keys()];
    for (const [key, row] of rows) mark(row, problems.filter((problem) => problem.field === key));
    for (const [box, severity] of lists) box.hidden = !problems.some((problem) => problem.severity === severity);
  }

  function show(problems) {
    shown = new Map(problems.map((problem) => {
      const field = connection.fields.find(({ key }) => key === problem.field);
      return [problem, pointer(problem, field, rows.get(problem.field).controls[0])];
    }));
    for (const [box, severity] of lists) {
      const items = problems.filter((problem) => problem.severity === severity).map((problem) => shown.get(problem));
      box.querySelector("ul").replaceChildren(...items);
    }
    refresh();
  }

  // While a person types, problems only go away; new ones wait for the next submit. Items are taken out one by one:
  // an alert whose list is written anew would be read out at every key.
  function mend() {
    const { problems } = check();
    for (const [old, item] of shown) {
      if (problems.some((problem) => problem.field === old.field && problem.message === old.message)) continue;
      item.remove();
      shown.delete(old);
    }
    refresh();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    whenRead(form, () => {
      const verdict = check();
      show(verdict.problems);
      success.hidden = !verdict.valid;
      (verdict.valid ? success : summary).focus();
      tell(verdict);
    });
  });

  form.addEventListener("paycore:check", () => whenRead(form, () => tell(check())));

  form.addEventListener("input", (event) => {
    if (!event.target.closest("[data-field]")) return;
    success.hidden = true;
    if (shown.size) whenRead(form, mend);
  });

  form.addEventListener("reset", () => {
    show([]);
    success.hidden = true;
    for (const button of buttons) reveal(button, false);
  });

  for (const button of buttons) {
    button.hidden = false;
    button.addEventListener("click", () => reveal(button, button.previousElementSibling.type === "password"));
  }
}

const enhanceAll = () => all(document, "form.paycore-form").forEach(enhance);

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", enhanceAll);
else enhanceAll();
globalThis.document$?.subscribe(enhanceAll); // Material's pages, the ones after instant navigation too
