// What a file is and holds, by its first bytes. The same: catalog/form/file_kind.py.

/** @import { Field, GivenFile, Report } from "./validate.js" */
import { isText, matches } from "./field-format.js";
import { ARCHIVE_ENDING, BASE64, BEGINNINGS, CONTENTS, KIND_WORDS } from "./verdict-table.js";
import { listed, sizeWords } from "./verdict-words.js";

/** @type {(field: Field, file: GivenFile, report: Report) => void} */
export function checkFile(field, file, report) {
  const { accept = [], max_size: max, kinds = [] } = field;
  const found = kinds.length ? kindOf(file) : null;
  if (!file.size || found === "archive") return report("kind", { form: file.size ? found : "empty" });
  if (accept.length && !accept.some((ending) => file.name.toLowerCase().endsWith(ending))) {
    report("accept", { endings: listed(accept) });
  }
  if (max != null && file.size > max) report("max_size", { size: sizeWords(max) });
  if (file.head == null) return;
  if (!kinds.length || kinds.includes(found ?? "")) return checkContent(field, file, report);
  const wanted = listed(kinds.map((kind) => KIND_WORDS[kind]));
  report("kind", { kinds: wanted, form: found && "found", found: KIND_WORDS[found ?? ""] });
}

/** @type {(field: Field, file: GivenFile, report: Report) => void} */
function checkContent({ holds }, { head, size }, report) {
  const content = atob(/** @type {string} */ (head));
  const held = firstOf(CONTENTS, content);
  if (holds && held && !CONTENTS[holds].test(content) && content.length >= size) {
    report("kind", { form: "holds", wanted: ["content", { form: holds }], found: ["content", { form: held }] });
  }
}

/** @type {(value: any) => boolean} */
export function isFile({ name, size, head }) {
  const isHead = head == null || (typeof head === "string" && matches(BASE64, head));
  return isText(name) && Number.isSafeInteger(size) && size >= 0 && isHead;
}

/** @type {(file: GivenFile) => string | null | undefined} */
function kindOf({ name, head }) {
  if (head == null) return ARCHIVE_ENDING.test(name.toLowerCase()) ? "archive" : null;
  return firstOf(BEGINNINGS, atob(head));
}

/** @type {(marks: Record<string, RegExp>, content: string) => string | undefined} */
const firstOf = (marks, content) => Object.keys(marks).find((each) => marks[each].test(content));
