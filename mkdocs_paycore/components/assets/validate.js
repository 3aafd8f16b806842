// validate(connection, values, {mode}) returns {valid, problems: [{field, rule, severity: "block" | "warn", message}]}

/** @import { FieldType } from "./verdict-table.js" */
import { byMode, fits, isText, lengthOf, matches, withoutEdges } from "./field-format.js";
import { checkFile, isFile } from "./file-kind.js";
import { isMoreLike, isWorthARemark, repair, repaired, spelling } from "./paste-repair.js";
import { CHOSEN_TYPES, FORMATS, LOCKED, MESSAGES, REMARKS } from "./verdict-table.js";
import { counted, speaker } from "./verdict-words.js";
import { entered, modeOf, toldApart, visibleFields } from "./visible-fields.js";

export { repair, visibleFields };

/**
 * What the verdict reads of a connection of provider.json; a page carries no more than this.
 *
 * @typedef {"test" | "live"} Mode
 * @typedef {"block" | "warn"} Severity
 * @typedef {string | boolean | (string | boolean)[]} Wanted
 *
 * @typedef {object} Format
 * @property {string | null} [pattern] of the whole value, ECMAScript with the flag `u`
 * @property {any} [pattern_hint] the pattern in words: a text wherever there is a pattern
 *
 * @typedef {object} FieldOwn
 * @property {string} key
 * @property {string} label
 * @property {FieldType} type
 * @property {boolean} [required]
 * @property {string | null} [section]
 * @property {boolean} [several] whether its value is a list of texts, each as the field says
 * @property {string | null} [means] what the value says of the connection: `test_mode`
 * @property {Record<string, Wanted>} [visible_when] the values that other fields, or `mode`, must have
 * @property {(string | { value: string })[]} [choices]
 * @property {number | null} [min_length] in characters (code points)
 * @property {number | null} [max_length]
 * @property {string | null} [minimum] of a number or a date
 * @property {string | null} [maximum]
 * @property {string[]} [accept] endings of file names
 * @property {number | null} [max_size] in bytes
 * @property {string[]} [kinds] what a file may be: keys of KIND_WORDS
 * @property {string | null} [holds] what must be in it: a key of CONTENTS
 * @property {Severity | null} [severity] of the pattern
 * @property {string | null} [source] where the format is documented
 * @property {Partial<Record<Mode, Format | null>>} [environments]
 *
 * @typedef {Format & FieldOwn} Field
 *
 * @typedef {{ message?: string | null } & Record<string, any>} CrossRule by its name, the keys of the fields
 * @typedef {{ kind?: string, fields?: Field[], rules?: CrossRule[] }} Connection
 *
 * @typedef {{ name: string, size: number, head?: string | null }} GivenFile `head`: its first bytes, base64
 * @typedef {Record<string, unknown>} Values by the field's key: a text, a switch's state, a list of texts, a GivenFile
 *
 * @typedef {object} Problem
 * @property {string} field the key; for a rule of several fields, of the first
 * @property {string} rule
 * @property {Severity} severity
 * @property {string} message
 *
 * @typedef {{ valid: boolean, problems: Problem[] }} Verdict
 * @typedef {any} Phrase a text as it is, or the key of MESSAGES and what is filled in: texts, numbers and phrases
 * @typedef {Omit<Problem, "message"> & { message: Phrase }} Finding
 * @typedef {(rule: string, more?: { severity?: Severity, key?: string, hint?: string } & Record<string, Phrase>) => void} Report
 * adds a problem of a field: its weight (`block`), its words (those of the rule), or the spec's own, and what is filled in
 */

/**
 * Whether values satisfy a connection of provider.json. The same, with reasons: catalog/form/verdict.py.
 *
 * Without a mode, the field that means it says so, or `test_mode` among the values; else it is live. `words` are those of MESSAGES in another
 * language; what they lack is said in English.
 *
 * @param {Connection} connection
 * @param {Values} values whatever was entered, of any type
 * @param {{ mode?: Mode | null, words?: Record<string, string> }} [options]
 * @returns {Verdict}
 */
export function validate(connection, values, { mode, words } = {}) {
  const { fields = [] } = connection;
  const named = { ...connection, fields: fields.map((field) => toldApart(field, fields)) };
  const current = mode || modeOf(connection, values);
  const visible = visibleFields(named, values, { mode: current });
  const problems = visible.flatMap((field) => {
    const value = entered(values, field.key);
    const own = fieldProblems(field, value, current);
    const isTyped = !CHOSEN_TYPES.includes(field.type) || (field.type === "select" && !field.choices?.length);
    return isTyped && isText(value) && !isMissing(field.type, value) ? own.concat(remarks(field, value, visible)) : own;
  });
  const found = [...problems, ...crossProblems(connection, values, visible)];
  const say = speaker({ ...MESSAGES, ...words });
  return {
    valid: found.every(({ severity }) => severity !== "block"),
    problems: found.map((each) => ({ ...each, message: say(each.message) })),
  };
}

/** @type {(field: Field, problems: Finding[]) => Report} */
const reporter =
  ({ key: field, label, type: form }, problems) =>
  (rule, { severity = "block", hint, ...values } = {}) =>
    problems.push({ field, rule, severity, message: hint ?? [rule, { label, form, ...values }] });

/** @type {(field: Field, value: any, mode: Mode) => Finding[]} */
function fieldProblems(field, value, mode) {
  const { type, several } = field;
  /** @type {Finding[]} */
  const problems = [];
  const report = reporter(field, problems);

  if (isMissing(type, value)) {
    if (field.required && type !== "toggle") report("required");
  } else if (!hasType(field, value)) {
    report("type", several && !Array.isArray(value) ? { form: "multiselect" } : {});
  } else {
    if (!isChosen(field, value)) report("choice");
    const texts = textsOf(field, value);
    checkLength(field, texts, report);
    checkRange(field, texts, report);
    checkFormat(field, texts, mode, report);
    if (type === "file") checkFile(field, value, report);
  }
  return problems;
}

/** The texts that the rules of a field look at. @type {(field: Field, value: any) => string[]} */
const textsOf = ({ several }, value) => (several || typeof value === "string" ? [value].flat() : []);

/** @type {(field: Field, value: any) => boolean} */
function isChosen({ choices = [] }, value) {
  const known = choices.map((choice) => (typeof choice === "string" ? choice : choice.value));
  return !known.length || [value].flat().every((entry) => known.includes(entry));
}

/** @type {(field: Field, texts: string[], report: Report) => void} */
function checkLength(field, texts, report) {
  const { min_length: min, max_length: max } = field;
  const isShort = min != null && texts.some((text) => Math.min(lengthOf(text), lengthOf(repaired(field, text))) < min);
  if (isShort) report("min_length", { length: counted("characters", min) });
  if (max != null && texts.some((text) => lengthOf(text) > max))
    report("max_length", { length: counted("characters", max) });
}

/** @type {(field: Field, texts: string[], report: Report) => void} */
function checkRange({ type, minimum, maximum }, texts, report) {
  /** @type {(text: string) => any} */
  const ordered = type === "number" ? Number : String;
  const values = texts.map(ordered);
  if (minimum != null && values.some((value) => value < ordered(minimum))) report("minimum", { limit: minimum });
  if (maximum != null && values.some((value) => value > ordered(maximum))) report("maximum", { limit: maximum });
}

/** @type {(field: Field, texts: string[], mode: Mode, report: Report) => void} */
function checkFormat(field, texts, mode, report) {
  const { environments = {} } = field;
  const severity = field.severity || (field.source ? "block" : "warn");
  const other = mode === "test" ? "live" : "test";
  /** @type {(given: string[], format?: Format | null) => string[]} */
  const missing = (given, format) => given.filter((text) => format?.pattern && !matches(format.pattern, text));
  const own = environments[mode];
  const wrong = environments[other];
  if (missing(texts, field).length) report("pattern", { hint: field.pattern_hint, severity });
  const missed = missing(texts, own);
  if (!missed.length) return;
  const forms = missing([...missed, ...missed.map((text) => repaired(field, text))], own);
  if (wrong?.pattern && missing(forms, wrong).length < forms.length) {
    report("environment", { form: other });
  } else {
    report("pattern", { hint: own?.pattern_hint, severity });
  }
}

/** @type {(field: Field, text: string, visible: Field[]) => Finding[]} */
function remarks(field, text, visible) {
  /** @type {Finding[]} */
  const problems = [];
  const report = reporter(field, problems);
  const severity = "warn";
  const whole = withoutEdges(repaired(field, text, REMARKS.slice(0, -1)));
  const texts = fits(field, whole) ? [whole] : [whole, withoutEdges(text)];
  const meant = visible.find((other) => other !== field && texts.some((each) => isMoreLike(other, field, each)));
  for (const rule of REMARKS) {
    const form = rule === "spelling" && spelling(field, withoutEdges(text))[1];
    if (isWorthARemark(rule, field, text) && !(meant && form)) report(rule, { severity, form });
  }
  if (meant) report("other_field", { severity, other: meant.label });
  return problems;
}

/** @type {(connection: Connection, values: Values, visible: Field[]) => Finding[]} */
function crossProblems({ rules = [] }, values, visible) {
  /** @type {(field: Field) => any} */
  const value = ({ key }) => entered(values, key);
  /** @type {Record<string, (filled: Field[], fields: Field[]) => boolean>} */
  const breaks = {
    all_or_none: (filled, fields) => filled.length > 0 && filled.length < fields.length,
    one_of: (filled) => filled.length !== 1,
    not_equal: (filled) => {
      const texts = filled.filter((field) => isText(value(field)));
      const bare = texts.map((field) => withoutEdges(repaired(field, value(field))));
      return [bare, texts.map(value)].some((each) => each.length !== new Set(each).size);
    },
    unlock: (filled, { length }) => {
      const files = filled.filter(({ type }) => type === "file").map(value);
      return filled.length < length && files.some((file) => isFile(file) && LOCKED.test(atob(file.head ?? "")));
    },
    same_environment: (filled) => {
      const found = new Set(filled.map((field) => environmentOf(field, value(field))));
      return found.has("test") && found.has("live");
    },
  };
  /** @type {(rule: string, keys: string[], message?: string | null) => Finding | never[]} */
  const problem = (rule, keys, message) => {
    const fields = keys.flatMap((key) => visible.find((field) => field.key === key) || []);
    const filled = fields.filter((field) => !isMissing(field.type, value(field)));
    if (!fields.length || !breaks[rule](filled, fields)) return [];
    const labels = fields.map(({ label }) => label).join(", ");
    return { field: fields[0].key, rule, severity: "block", message: message || [rule, { labels }] };
  };
  return rules.flatMap((each) => Object.keys(breaks).flatMap((rule) => problem(rule, each[rule] || [], each.message)));
}

/** @type {(field: Field, value: any) => string | null} */
function environmentOf(field, value) {
  const { environments = {} } = field;
  if (!isText(value) || !byMode(field).length) return null;
  for (const text of [value, repaired(field, value)]) {
    const found = /** @type {const} */ (["test", "live"]).filter((mode) => {
      const pattern = environments[mode]?.pattern;
      return pattern && matches(pattern, text);
    });
    if (found.length === 1) return found[0];
  }
  return null;
}

/** @type {(type: FieldType, value: any) => boolean} */
function isMissing(type, value) {
  if (value == null) return true;
  if (type === "toggle") return false;
  return typeof value === "string" ? !withoutEdges(value) : Array.isArray(value) && !value.length;
}

/** @type {(field: Pick<Field, "type" | "several">, value: any) => boolean} */
function hasType({ type, several }, value) {
  if (several) return Array.isArray(value) && value.every((text) => hasType({ type }, text) && !isMissing(type, text));
  if (type === "toggle") return typeof value === "boolean";
  if (type === "multiselect") return Array.isArray(value) && value.every(isText);
  if (type === "file") return isFile(value);
  const format = FORMATS[type];
  return isText(value) && (!format || matches(format, value));
}
