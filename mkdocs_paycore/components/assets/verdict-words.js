// What a verdict says, in the words of a language. The same: catalog/form/messages.py.

/** @import { Phrase } from "./validate.js" */

/** @type {(words: Record<string, string>) => (phrase: Phrase) => string} */
export const speaker = (words) => {
  /** @type {(phrase: Phrase) => string} */
  const say = (phrase) => {
    if (!Array.isArray(phrase)) return phrase;
    const [key, values] = phrase;
    return (words[`${key}_${values.form}`] ?? words[key]).replace(/\{(\w+)\}/g, (_, name) => say(values[name]));
  };
  return say;
};

/** @type {(key: string, count: number) => Phrase} */
export const counted = (key, count) => [key, { count, form: count === 1 && "one" }];

/** @type {(words: (string | undefined)[]) => Phrase} */
export const listed = (words) =>
  words[1] ? ["list_or", { most: words.slice(0, -1).join(", "), last: words.at(-1) }] : words[0];

/** @type {(size: number) => Phrase} */
export function sizeWords(size) {
  if (size % 1024) return counted("size_bytes", size);
  return size % 1048576 ? counted("size_kb", size / 1024) : counted("size_mb", size / 1048576);
}
