/**
 * The practice dashboard: connect accounts, make rules that offer them to buyers, and see what deleting one does.
 * Everything is in the memory of the page. What each action does: practice-model.js.
 */
import { enhance, filled, make, one, part } from "./dom.js";
import {
  addRule,
  available,
  checkout,
  connect,
  consequences,
  dangers,
  EMPTY,
  edit,
  editRule,
  moveRule,
  offered,
  packed,
  remove,
  removeRule,
  setLive,
  switchMethod,
  switchRule,
  unpacked,
} from "./practice-model.js";

/** @import { Connection, Rule, State } from "./practice-model.js" */

const SHARED = "#practice=";

class PracticeDashboard {
  /** @type {State} */
  state = EMPTY;

  /**
   * What a dialog is about: the id of a connection or of a rule; 0 for a new one.
   *
   * @type {number}
   */
  about = 0;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    /** @type {Record<string, string>} */
    this.words = JSON.parse(root.getAttribute("data-words-json") ?? "");
    part(root, "explained").hidden = true;
    if (location.hash.startsWith(SHARED)) this.showShared(unpacked(location.hash.slice(SHARED.length)));
    else this.open();
  }

  open() {
    part(this.root, "board").hidden = false;
    this.root.addEventListener("click", (event) => this.click(/** @type {HTMLElement} */ (event.target)));
    this.root.addEventListener("change", (event) => this.change(/** @type {any} */ (event.target)));
    this.root.addEventListener("paycore:verdict", (event) => this.verdict(/** @type {any} */ (event)));
    /** @type {(name: string, save: (data: FormData) => void) => void} */
    const on = (name, save) =>
      one(this.dialog(name), "form").addEventListener("submit", (event) => {
        event.preventDefault();
        save(new FormData(/** @type {HTMLFormElement} */ (event.target)));
      });
    on("edit", (data) => this.saveEdit(data));
    on("rule", (data) => this.saveRule(data));
    on("delete", () => this.saveDelete());
    this.draw();
  }

  /** @type {(name: string) => HTMLDialogElement} */
  dialog(name) {
    return /** @type {any} */ (part(this.root, name));
  }

  /** @type {(name: string, values?: Record<string, unknown>) => string} */
  say(name, values = {}) {
    return filled(this.words[name], values);
  }

  /**
   * Take a new state, draw it, say what happened, and put the focus where work goes on.
   *
   * @type {(state: State, said: string, focus: string) => void}
   */
  become(state, said, focus) {
    this.state = state;
    this.draw();
    part(this.root, "status").textContent = said;
    /** @type {HTMLElement | null} */
    const target = this.root.querySelector(`[data-act="${focus}"]:not(:disabled)`);
    (target ?? part(this.root, "board")).focus();
  }

  draw() {
    const { state } = this;
    const danger = part(this.root, "danger");
    const names = dangers(state).map(({ name }) => name);
    danger.hidden = !names.length;
    const words = names.length ? this.say("danger", { names: names.join(", ") }) : "";
    if (danger.textContent !== words) danger.textContent = words;
    /** @type {any} */ (part(this.root, "live")).value = state.isLive ? "live" : "sandbox";
    this.list(
      "connections",
      state.connections.map((each) => this.connectionItem(each)),
    );
    this.list(
      "rules",
      state.rules.map((each, place) => this.ruleItem(each, place)),
    );
    this.drawCheckout();
  }

  /** @type {(name: string, items: HTMLElement[]) => void} */
  list(name, items) {
    part(this.root, name).replaceChildren(...items);
    part(this.root, `no-${name}`).hidden = items.length > 0;
  }

  /** @type {(act: string, words: string, whose: string, isOff?: boolean) => HTMLButtonElement} */
  button(act, words, whose, isOff = false) {
    const button = make("button", words, { type: "button", className: "paycore-practice__act", disabled: isOff });
    button.dataset.act = act;
    button.append(make("span", ` ${whose}`, { className: "paycore-unseen" }));
    return button;
  }

  /** @type {(name: string, facts: [string, string][], extra: HTMLElement[], buttons: HTMLElement[]) => HTMLElement} */
  item(name, facts, extra, buttons) {
    const item = make("li", "");
    const list = make("dl", "");
    for (const [label, value] of facts) list.append(make("dt", label), make("dd", value));
    const acts = make("div", "", { className: "paycore-practice__acts" });
    acts.append(...buttons);
    item.append(make("p", name, { className: "paycore-practice__name" }), list, ...extra, acts);
    return item;
  }

  /** @type {(connection: Connection) => HTMLElement} */
  connectionItem({ id, name, code, kind, isOn, isTest }) {
    const { words } = this;
    const isDanger = dangers(this.state).some((each) => each.id === id);
    const item = this.item(
      name,
      [
        [words.type, this.titleOf(code, kind)],
        [words.credentials, isTest ? words.test : words.real],
        [words.state, isOn ? words.on : words.off],
      ],
      isDanger ? [make("p", words.danger_here, { className: "paycore-practice__danger" })] : [],
      [
        this.button(`edit-${id}`, words.edit, name),
        this.button(`switch-${id}`, isOn ? words.switch_off : words.switch_on, name),
        this.button(`delete-${id}`, words.delete, name),
      ],
    );
    item.toggleAttribute("data-danger", isDanger);
    return item;
  }

  /** @type {(rule: Rule, place: number) => HTMLElement} */
  ruleItem(rule, place) {
    const { words, state } = this;
    const { id, name, isOn, currency, destination, lost } = rule;
    const methods = rule.methods.map(({ connection, isOn: isChosen }) => this.methodBox(id, connection, isChosen));
    const gone = lost.map((each) =>
      make("p", this.say("gone", { name: each }), { className: "paycore-practice__gone" }),
    );
    return this.item(
      name,
      [
        [words.place, `${place + 1}`],
        [words.currency, currency || words.any_currency],
        [words.destination, this.country(destination)],
        [words.state, isOn ? words.on : words.off],
        [
          words.offers,
          offered(state, rule)
            .map((each) => each.name)
            .join(", ") || words.nothing,
        ],
      ],
      [...methods, ...gone],
      [
        this.button(`up-${id}`, words.up, name, !place),
        this.button(`down-${id}`, words.down, name, place === state.rules.length - 1),
        this.button(`edit_rule-${id}`, words.edit, name),
        this.button(`switch_rule-${id}`, isOn ? words.switch_off : words.switch_on, name),
        this.button(`delete_rule-${id}`, words.delete, name),
      ],
    );
  }

  /** @type {(rule: number, connection: number, isOn: boolean) => HTMLElement} */
  methodBox(rule, connection, isOn) {
    const method = this.state.connections.find(({ id }) => id === connection);
    const label = make("label", "", { className: "paycore-practice__method" });
    const box = make("input", "", { type: "checkbox", checked: isOn });
    box.dataset.act = `method-${rule}-${connection}`;
    const note = method?.isOn ? "" : ` (${this.words.off})`;
    label.append(box, ` ${method?.name}${note}`);
    return label;
  }

  /** @type {(code: string) => string} */
  country(code) {
    return code
      ? (one(this.dialog("rule"), `[name=destination] option[value="${code}"]`).textContent ?? "")
      : this.words.anywhere;
  }

  /** @type {(code: string, kind: string) => string} */
  titleOf(code, kind) {
    return this.root.querySelector(`[data-form="${code}:${kind}"]`)?.getAttribute("data-title") ?? code;
  }

  drawCheckout() {
    const [currency, country] = ["buyer-currency", "buyer-country"].map(
      (name) => /** @type {any} */ (part(this.root, name)).value,
    );
    const names = checkout(this.state, { currency, country }).map(({ name }) => name);
    part(this.root, "checkout").textContent = names.length
      ? this.say("buyer_sees", { names: names.join(", ") })
      : this.words.buyer_sees_nothing;
  }

  /** @type {(target: HTMLElement) => void} */
  click(target) {
    const button = target.closest("button");
    const { act = "", connects = "", closes } = button?.dataset ?? {};
    if (connects) this.openForm(connects);
    else if (closes !== undefined) button?.closest("dialog")?.close();
    else if (button?.type === "reset") target.closest("dialog")?.close();
    else if (act) this.act(act.replace(/-.*/, ""), Number(act.replace(/.*?-/, "")));
  }

  /** @type {(act: string, id: number) => void} what a button does, and what it is about */
  act(act, id) {
    this.about = id || 0;
    const connection = this.state.connections.find((each) => each.id === id);
    const rule = this.state.rules.find((each) => each.id === id);
    /** @type {Record<string, () => void>} */
    const acts = {
      new: () => this.dialog("choose").showModal(),
      new_rule: () => this.openRule(),
      reset: () => this.become(EMPTY, this.words.begun_anew, "new"),
      ...(connection && {
        edit: () => this.openEdit(connection),
        delete: () => this.openDelete(connection),
        switch: () => this.switchConnection(connection),
      }),
      ...(rule && {
        edit_rule: () => this.openRule(rule),
        delete_rule: () => this.become(removeRule(this.state, id), this.say("is_deleted", rule), "new_rule"),
        switch_rule: () => this.switchRule(rule),
        up: () => this.move(rule, "up"),
        down: () => this.move(rule, "down"),
      }),
    };
    acts[act]?.();
  }

  /** @param {Connection} connection */
  switchConnection(connection) {
    const { id, isOn } = connection;
    this.become(edit(this.state, id, { isOn: !isOn }), this.say(isOn ? "is_off" : "is_on", connection), `switch-${id}`);
  }

  /** @param {Rule} rule */
  switchRule(rule) {
    const next = switchRule(this.state, rule.id, !rule.isOn);
    const isOn = next.rules.some(({ id, isOn }) => id === rule.id && isOn);
    const said = isOn ? "is_on" : "is_off";
    this.become(next, this.say(isOn === rule.isOn ? "needs_method" : said, rule), `switch_rule-${rule.id}`);
  }

  /** @type {(rule: Rule, way: "up" | "down") => void} */
  move({ id, name }, way) {
    const next = moveRule(this.state, id, way === "up" ? -1 : 1);
    const place = next.rules.findIndex((each) => each.id === id);
    const last = next.rules.length - 1;
    const focus = { 0: "down", [last]: "up" }[place] ?? way;
    this.become(next, this.say("moved", { name, place: place + 1 }), `${focus}-${id}`);
  }

  /** @param {HTMLInputElement & HTMLSelectElement} control */
  change(control) {
    if (control.dataset.part === "live") {
      const isLive = control.value === "live";
      this.state = setLive(this.state, isLive);
      this.draw();
    }
    if (control.dataset.part?.startsWith("buyer-")) this.drawCheckout();
    const [, rule, connection] = /^method-(\d+)-(\d+)$/.exec(control.dataset.act ?? "") ?? [];
    if (connection) {
      const next = switchMethod(this.state, Number(rule), Number(connection), control.checked);
      const now = next.rules.find(({ id }) => id === Number(rule));
      this.become(next, now && !now.isOn ? this.say("is_off", { name: now.name }) : "", control.dataset.act ?? "");
    }
  }

  /** @type {(form: string) => void} `code:kind` */
  openForm(form) {
    this.dialog("choose").close();
    /** @type {HTMLDialogElement} */
    const dialog = one(this.root, `[data-form="${form}"]`);
    dialog.showModal();
    one(dialog, ".paycore-form__title").focus();
  }

  /** @param {CustomEvent<{ valid: boolean }> & { target: HTMLFormElement }} event */
  verdict({ detail, target }) {
    const dialog = target.closest("dialog");
    if (!detail.valid || !dialog?.open || !target.querySelector('[data-part="ready"] :checked')) return;
    const [code, kind] = (dialog.dataset.form ?? "").split(":");
    const mode = /** @type {any} */ (target.querySelector('[name="test_mode"]'));
    const made = { code, kind, name: dialog.dataset.name ?? code, isTest: !!mode?.checked };
    const next = connect(this.state, made);
    const { id, name } = next.connections[next.connections.length - 1];
    dialog.close();
    target.reset();
    this.become(next, this.say(made.isTest ? "connected_test" : "connected", { name }), `edit-${id}`);
  }

  /** @param {Connection} connection */
  openEdit({ name, isTest }) {
    const dialog = this.dialog("edit");
    /** @type {HTMLInputElement} */ (one(dialog, "[name=name]")).value = name;
    /** @type {HTMLInputElement} */ (one(dialog, "[name=is_test]")).checked = isTest;
    dialog.showModal();
  }

  /** @param {Rule} [rule] */
  openRule(rule) {
    const dialog = this.dialog("rule");
    /** @type {any} */
    const controls = one(dialog, "form");
    controls.elements.namedItem("name").value = rule?.name ?? "";
    controls.elements.namedItem("currency").value = rule?.currency ?? "";
    controls.elements.namedItem("destination").value = rule?.destination ?? "";
    const own = rule?.methods.map(({ connection }) => connection) ?? [];
    const boxes = this.state.connections.map(({ id, name }) => {
      const label = make("label", "", { className: "paycore-practice__method" });
      label.append(
        make("input", "", { type: "checkbox", name: "connections", value: `${id}`, checked: own.includes(id) }),
        ` ${name}`,
      );
      return label;
    });
    part(dialog, "methods").replaceChildren(...boxes);
    part(dialog, "no-methods").hidden = available(this.state).length > 0;
    part(dialog, "wrong").textContent = "";
    dialog.showModal();
  }

  /** @param {Connection} connection */
  openDelete({ id, name }) {
    const dialog = this.dialog("delete");
    const { losing, ending } = consequences(this.state, id);
    part(dialog, "title").textContent = this.say("delete_title", { name });
    const lines = losing.map((rule) =>
      make("li", this.say(ending.includes(rule) ? "will_end" : "will_lose", { name: rule.name })),
    );
    part(dialog, "losing").replaceChildren(...lines);
    part(dialog, "loses").textContent = lines.length ? this.words.delete_loses : this.words.delete_loses_none;
    /** @type {HTMLAnchorElement} */
    const link = one(dialog, "a");
    link.href = `${SHARED}${packed(this.state)}`;
    link.hidden = !lines.length;
    dialog.showModal();
  }

  /** @param {FormData} data */
  saveEdit(data) {
    const next = edit(this.state, this.about, { name: `${data.get("name")}`, isTest: data.has("is_test") });
    this.dialog("edit").close();
    this.become(next, this.words.saved, `edit-${this.about}`);
  }

  saveDelete() {
    const { state, about } = this;
    const { losing, ending } = consequences(state, about);
    const gone = state.connections.find(({ id }) => id === about);
    const done = losing.map((rule) => this.say(ending.includes(rule) ? "has_ended" : "has_lost", rule));
    this.dialog("delete").close();
    this.become(remove(state, about), [this.say("is_deleted", gone), ...done].join(" "), "new");
  }

  /** @param {FormData} data */
  saveRule(data) {
    const { state, about } = this;
    const dialog = this.dialog("rule");
    const [name, currency, destination] = ["name", "currency", "destination"].map((key) => `${data.get(key)}`);
    const form = { name, currency, destination, connections: data.getAll("connections").map(Number) };
    if (!name.trim() || !form.connections.length) {
      part(dialog, "wrong").textContent = this.words.rule_needs;
      one(dialog, name.trim() && state.connections.length ? "[name=connections]" : "[name=name]").focus();
      return;
    }
    dialog.close();
    this.become(
      about ? editRule(state, about, form) : addRule(state, form),
      this.words.saved,
      `edit_rule-${about || state.next}`,
    );
  }

  /** @param {ReturnType<typeof unpacked>} rules */
  showShared(rules) {
    part(this.root, "shared").hidden = false;
    const items = rules.map(({ name, isOn, methods, lost }) =>
      this.item(
        name,
        [
          [this.words.state, isOn ? this.words.on : this.words.off],
          [this.words.offers, methods.join(", ") || this.words.nothing],
        ],
        lost.map((each) => make("p", this.say("gone", { name: each }))),
        [],
      ),
    );
    part(this.root, "shared-rules").replaceChildren(...items);
  }
}

enhance(".paycore-practice", (root) => new PracticeDashboard(root));
