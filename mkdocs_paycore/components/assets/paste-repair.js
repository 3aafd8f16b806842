// What came along with a text that was pasted, and the text without it. The same, with reasons: catalog/form/paste_hints.py.

/** @import { Field } from "./validate.js" */
import { fits, formats, lengthOf, matches, meets, withoutEdges } from "./field-format.js";
import {
  BLOCK,
  CHOSEN_TYPES,
  DASHES,
  DATA,
  FORMATS,
  LATIN,
  LOOKALIKES,
  QUOTES,
  REMARKS,
  STARTS,
  UNSEEN,
  WHOLE,
  WORDS,
} from "./verdict-table.js";

/**
 * The text without what a remark (its rule) names, and without white space around it.
 *
 * @param {string} rule
 * @param {string} text
 * @param {Field} field
 */
export function repair(rule, text, field) {
  const bare = withoutEdges(text);
  if (rule === "spelling") return spelling(field, bare)[0];
  if (LINE_REPAIRS[rule]) return withoutEdges(LINE_REPAIRS[rule](bare));
  const start = STARTS[rule];
  if (start) return bare.replace(start, "") || bare;
  if (rule === "quotes") return bare.length > 2 && QUOTES.includes(bare[0] + bare.at(-1)) ? bare.slice(1, -1) : bare;
  if (rule !== "lookalike" || [...bare].some((char) => char > "\x7F" && !LOOKALIKES.includes(char))) return bare;
  return bare.replace(/[^\0-\x7F]/g, (char) => LATIN[LOOKALIKES.indexOf(char)]);
}

/**
 * A text as it fits, and what was done to it. The same, with reasons: catalog/form/spelling.py.
 *
 * @type {(field: Field, bare: string) => string[]}
 */
export function spelling(field, bare) {
  if (field.type.startsWith("multiline") || lengthOf(bare) > 256 || fits(field, bare)) return [bare, ""];
  const isTyped = FORMATS[field.type];
  for (const mark of ["", "hyphens", "spaces", ...(isTyped ? [] : ["dashes"])]) {
    const plain = respaced(mark, bare);
    const cased = isTyped || /[^\0-\x7F]/.test(plain) ? [] : [plain.toUpperCase(), plain.toLowerCase()];
    const at = [plain, ...cased].findIndex((text) => fits(field, text));
    if (at >= 0) return [withLettersOf(field, plain, [plain, ...cased][at]), mark || ["", "upper", "lower"][at]];
  }
  return [bare, ""];
}

/** @type {(field: Field, plain: string, text: string) => string} */
function withLettersOf(field, plain, text) {
  let cased = text;
  for (let at = 0; at < plain.length; at++) {
    const kept = cased.slice(0, at) + plain[at] + cased.slice(at + 1);
    if (kept !== cased && fits(field, kept)) cased = kept;
  }
  return cased;
}

/** @type {(mark: string, bare: string) => string} */
function respaced(mark, bare) {
  const text = mark ? bare.replace(DASHES, "-") : bare;
  const close = /^[sd]/.test(mark) ? text.replace(new RegExp(UNSEEN, "g"), "") : text;
  return mark === "dashes" ? close.replaceAll("-", "") : close;
}

/**
 * What takes away what a remark on lines names. The same, with reasons: catalog/form/line_repairs.py.
 *
 * @type {Record<string, ((bare: string) => string) | undefined>}
 */
const LINE_REPAIRS = {
  crlf: withPlainBreaks,
  escapes: (bare) => (DATA.test(bare) ? bare : bare.replace(/(?:\\{1,2}r)?\\{1,2}n/g, "\n")),
  indentation: (bare) =>
    !DATA.test(bare) && (bare.includes("-----BEGIN") || WORDS.test(bare)) ? withoutIndentation(bare) : bare,
  lost_breaks: (bare) =>
    bare.replace(BLOCK, (whole, label, headers, body) => {
      if (WHOLE.test(withPlainBreaks(withoutIndentation(whole)))) return whole;
      const named = headers ? [...headers.match(/\S+: \S+/g), ""] : [];
      const lines = body.replace(/\s/g, "").match(/.{1,64}/g) || [];
      return ["", `-----BEGIN ${label}-----`, ...named, ...lines, `-----END ${label}-----`].join("\n");
    }),
};

/** @type {(text: string) => string} */
function withPlainBreaks(text) {
  return text.replace(/\r\n?/g, "\n");
}

/** @type {(text: string) => string} */
function withoutIndentation(text) {
  return text
    .split(/(\r\n?|\n)/)
    .map((part, at) => (at % 2 ? part : withoutEdges(part)))
    .join("");
}

/**
 * The text of a field after all repairs that its remarks offer: what rules look at besides the text.
 *
 * @type {(field: Field, text: string, rules?: string[]) => string}
 */
export function repaired(field, text, rules = REMARKS) {
  let [whole, last] = [text, ""];
  for (let round = 0; round < 3 && whole !== last; round++) {
    last = whole;
    for (const rule of rules) if (isWorthARemark(rule, field, whole)) whole = repair(rule, whole, field);
  }
  return whole;
}

/**
 * Whether a text has what a remark names. No remark on a text that has the field's format and would lose it.
 *
 * @type {(rule: string, field: Field, text: string) => boolean}
 */
export function isWorthARemark(rule, field, text) {
  const hasLines = field.type.startsWith("multiline");
  const bare = withoutEdges(text);
  if (rule === "line_breaks") return !hasLines && /[\r\n]/.test(bare);
  const before = rule === "whitespace" ? text : bare;
  const after = repair(rule, text, field);
  if (rule === field.type || (LINE_REPAIRS[rule] && !hasLines) || after === before) return false;
  const [wasRight, isRight] = [meets(field, before), meets(field, after)];
  const isLastBreak = before !== bare && hasLines && text.replace(/\r?\n$/, "") === after;
  const isMild = rule === "spelling" || (rule === "lookalike" ? !/[A-Za-z]/.test(bare) : isLastBreak);
  return isMild ? isRight && !wasRight : isRight || !wasRight;
}

/** @type {(other: Field, field: Field, text: string) => boolean} */
export function isMoreLike(other, field, text) {
  if (CHOSEN_TYPES.includes(other.type) || other.type === "number") return false;
  if (!formats(other).length || !fits(other, text)) return false;
  if (!fits(field, text)) {
    const size = lengthOf(text);
    return !["~", "aB1"].some((anything) => meets(other, anything.repeat(size).slice(0, size)));
  }
  return !formats(field).length && formats(other).some((form) => /^\w{2,}[_-]/.test(form) && matches(form, text));
}
