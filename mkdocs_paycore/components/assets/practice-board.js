/**
 * The board of the practice dashboard: what it shows of a state, and where the focus goes. What stands in a state:
 * practice-model.js.
 */
import { all, filled, one, part } from "./dom.js";
import { limited, limits, SHARED } from "./practice-dialogs.js";
import { connectionCard, ruleCard, sharedCard } from "./practice-items.js";
import { checkout, dangers, unpacked } from "./practice-model.js";

/** @import { Connection, Rule, State } from "./practice-model.js" */

export class Board {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    /** @type {Record<string, string>} */
    this.words = JSON.parse(root.getAttribute("data-words-json") ?? "");
  }

  /** @type {(name: string) => HTMLDialogElement} */
  dialog(name) {
    return /** @type {any} */ (part(this.root, name));
  }

  /** @type {(name: string, values?: Record<string, unknown>) => string} */
  say(name, values = {}) {
    return filled(this.words[name], values);
  }

  /** Show the board; or the rules alone, where the address of the page holds some. @returns {boolean} */
  open() {
    const isShared = location.hash.startsWith(SHARED);
    part(this.root, "explained").hidden = true;
    part(this.root, isShared ? "shared" : "board").hidden = false;
    if (isShared) {
      const rules = unpacked(location.hash.slice(SHARED.length));
      part(this.root, "shared-rules").replaceChildren(...rules.map((each) => sharedCard(each, this.words)));
    }
    return !isShared;
  }

  /**
   * Draw a state, say what happened, and put the focus where work goes on.
   *
   * @type {(state: State, said: string, focus: string) => void}
   */
  become(state, said, focus) {
    this.draw(state);
    part(this.root, "status").textContent = said;
    /** @type {HTMLElement | null} */
    const target = this.root.querySelector(`[data-act="${focus}"]:not(:disabled)`);
    (target ?? part(this.root, "board")).focus();
  }

  /** @param {State} state */
  draw(state) {
    const danger = part(this.root, "danger");
    const names = dangers(state).map(({ name }) => name);
    danger.hidden = !names.length;
    const words = names.length ? this.say("danger", { names: names.join(", ") }) : "";
    if (danger.textContent !== words) danger.textContent = words;
    /** @type {any} */ (part(this.root, "live")).value = state.isLive ? "live" : "sandbox";
    this.list(
      "connections",
      state.connections.map((each) => connectionCard(state, each, this)),
    );
    this.list(
      "rules",
      state.rules.map((each) => ruleCard(state, each, this)),
    );
    this.drawCheckout(state);
  }

  /** @type {(name: string, items: HTMLElement[]) => void} */
  list(name, items) {
    part(this.root, name).replaceChildren(...items);
    part(this.root, `no-${name}`).hidden = items.length > 0;
  }

  /** What a rule is limited by, and to what. @type {(rule: Rule) => [string, string][]} */
  limitsOf = (rule) =>
    limits(this.dialog("rule")).map(({ dataset, options }) => {
      const chosen = [...options].find(({ value }) => value === rule.limits[dataset.limit ?? ""]) ?? options[0];
      return [dataset.label ?? "", chosen.text];
    });

  /** @type {(connection: { code: string, kind: string }) => HTMLDialogElement} */
  formOf = ({ code, kind }) => one(this.root, `[data-form="${code}:${kind}"]`);

  /** @type {(connection: Connection) => string} */
  titleOf = (connection) => this.formOf(connection).dataset.heading ?? "";

  /** @param {State} state */
  drawCheckout(state) {
    const names = checkout(state, limited(all(part(this.root, "board"), "select[data-limit]"))).join(", ");
    part(this.root, "checkout").textContent = names ? this.say("buyer_sees", { names }) : this.words.buyer_sees_nothing;
  }
}
