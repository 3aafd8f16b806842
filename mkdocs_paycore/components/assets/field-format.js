// Whether a text is written as its field says. The same: catalog/form/values.py.

/** @import { Field } from "./validate.js" */
import { FORMATS, UNSEEN } from "./verdict-table.js";

/** @type {(...patterns: (string | null | undefined)[]) => string[]} */
const given = (...patterns) => patterns.flatMap((pattern) => pattern || []);

/** @type {(field: Field) => string[]} */
const always = ({ type, pattern }) => given(FORMATS[type], pattern);

/** @type {(field: Field) => string[]} */
export const byMode = ({ environments: { test, live } = {} }) => given(test?.pattern, live?.pattern);

/** @type {(field: Field) => string[]} */
export const formats = (field) => [...always(field), ...byMode(field)];

/** @type {(field: Field, text: string) => boolean} */
export function meets(field, text) {
  /** @type {(pattern: string) => boolean} */
  const isMet = (pattern) => matches(pattern, text);
  return always(field).every(isMet) && (!byMode(field).length || byMode(field).some(isMet));
}

/** @type {(field: Field, text: string) => boolean} */
export function fits(field, text) {
  const length = lengthOf(text);
  return length >= (field.min_length ?? 0) && length <= (field.max_length ?? length) && meets(field, text);
}

/** @type {(pattern: string, text: string) => boolean} */
export const matches = (pattern, text) => new RegExp(`^(?:${pattern})$`, "u").test(text);

/** @type {(text: string) => number} */
export const lengthOf = (text) => [...text].length;

/**
 * By hand: a pattern for white space at the end takes the square of a text's length.
 *
 * @type {(text: string) => string}
 */
export function withoutEdges(text) {
  let [start, end] = [0, text.length];
  while (start < end && UNSEEN.test(text[start])) start += 1;
  while (end > start && UNSEEN.test(text[end - 1])) end -= 1;
  return text.slice(start, end);
}

/**
 * Half of a character (a lone surrogate) is no text.
 *
 * @param {unknown} value
 * @returns {value is string}
 */
export const isText = (value) => typeof value === "string" && !/\p{Cs}/u.test(value);
