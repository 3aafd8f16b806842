/** What is meant by the words of a search: words that mean the same, and typing errors. No page, no DOM. */

/** @typedef {string[]} Group words of the trade that mean the same, folded */
/**
 * @typedef {object} Word of a search
 * @property {string} typed
 * @property {string[]} texts any of them is what is looked for, folded; the first is what was typed
 * @property {string[]} currencies those whose code or name has it
 */
/** @typedef {{ typed: string, meant: string[] }} Repair what was typed, and the words that were searched instead */

/** From how many letters on a word may have one letter wrong, and from how many on two. */
const ONE_WRONG = 4;
const TWO_WRONG = 8;
/** From how many letters on a text may be the beginning of a word. */
const BEGUN = 5;

/** Cyrillic letters, each with the Latin ones that names are usually written with; ё and ї are е and і with a mark. */
const LATIN = Object.fromEntries(
  "аa бb вv гg ґg ғg дd ђdj еe єe эe жzh зz иi іi ыy јj кk қk лl љlj мm нn ңn њnj оo өo пp рr сs тt ћc уu ұu үu фf хkh һh цts чch џdz шsh щshch ъ ь юyu яya әa"
    .split(" ")
    .map(([letter, ...latin]) => [letter, latin.join("")]),
);

/** Without case and marks. @type {(text: string) => string} */
export const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/**
 * Without case and marks, and in Latin letters: Сбербанк is found as Sberbank, and the other way round.
 *
 * @type {(text: string) => string}
 */
export const fold = (text) =>
  plain(text.replace(/й/gi, "y")).replace(/\p{Script=Cyrillic}/gu, (letter) => LATIN[letter] ?? letter);

/**
 * Words of the trade, as a page has them: groups apart by semicolons, words by commas.
 *
 * @type {(text?: string, as?: typeof fold) => Group[]}
 */
export const groupsOf = (text, as = fold) =>
  as(text ?? "")
    .split(";")
    .map((group) => group.split(",").map((word) => word.trim()));

/**
 * The words of a search. Words of the trade mean all of their group, also where one is of several words.
 *
 * @type {(find: string, currencies: Map<string, string>, groups?: Group[], as?: typeof fold) => Word[]} currencies come
 *   with their folded code and name, groups as `as` makes them
 */
export function wordsOf(find, currencies, groups = [], as = fold) {
  const phrases = new Map(groups.flatMap((group) => group.map((phrase) => [phrase, group])));
  const most = Math.max(1, ...[...phrases.keys()].map((phrase) => phrase.split(" ").length));
  const typed = find.split(/\s+/).filter(Boolean);
  /** @type {Word[]} */
  const words = [];
  while (typed.length) {
    let count = Math.min(most, typed.length);
    while (count > 1 && !phrases.has(as(typed.slice(0, count).join(" ")))) count -= 1;
    const said = typed.splice(0, count).join(" ");
    const text = as(said);
    words.push({
      typed: said,
      texts: [...new Set([text, ...(phrases.get(text) ?? [text.replaceAll("-", " ")])])],
      currencies: [...currencies].flatMap(([code, name]) => (name.includes(text) ? code : [])),
    });
  }
  return words;
}

/**
 * How many letters have to be changed, added, left out or swapped with the next until a text begins a word; more than
 * `most` is told as `most + 1`.
 *
 * @type {(text: string, word: string, most: number) => number}
 */
export function errors(text, word, most) {
  /** @type {number[]} */
  let before = [];
  let above = Array.from({ length: word.length + 1 }, (_, column) => column);
  for (let row = 1; row <= text.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= word.length; column += 1) {
      const isSame = text[row - 1] === word[column - 1];
      line[column] = Math.min(above[column] + 1, line[column - 1] + 1, above[column - 1] + Number(!isSame));
      const isSwapped = text[row - 1] === word[column - 2] && text[row - 2] === word[column - 1];
      if (isSwapped) line[column] = Math.min(line[column], before[column - 2] + 1);
    }
    if (Math.min(...line) > most) return most + 1;
    [before, above] = [above, line];
  }
  return Math.min(most + 1, ...above);
}

/**
 * The words that a text may be meant for: those that it begins, or is, with the fewest errors, where these are few enough.
 * Whoever only begins a word begins it right.
 *
 * @type {(text: string, vocabulary: Iterable<string>) => string[]}
 */
export function nearest(text, vocabulary) {
  let most = text.length < ONE_WRONG ? 0 : text.length < TWO_WRONG ? 1 : 2;
  /** @type {string[]} */
  let found = [];
  for (const word of most ? vocabulary : []) {
    const isBegun = text.length >= BEGUN && text[0] === word[0];
    const count = Math.max(errors(text, word, most), isBegun ? 0 : errors(word, text, most));
    if (count < most) found = [];
    if (count <= most) found.push(word);
    most = Math.min(most, count);
  }
  return found;
}

/**
 * A search with the words that nothing has put right.
 *
 * @param {Word[]} words
 * @param {(word: Word) => boolean} isKnown whether anything has a word
 * @param {() => Iterable<string>} vocabulary what there is
 */
export function forgiven(words, isKnown, vocabulary) {
  /** @type {Repair[]} */
  const repairs = [];
  const meant = words.map((word) => {
    const { typed, texts } = word;
    const near = isKnown(word) ? [] : nearest(texts[0], vocabulary());
    if (!near.length) return word;
    repairs.push({ typed, meant: near });
    return { typed, texts: near, currencies: [] };
  });
  return { words: meant, repairs };
}

/**
 * What to ask a full-text search (Lunr) for, one after the other until it finds something: all words of a query, then
 * what is meant by them, and any of them; each as it is typed and in Latin letters. Words of the trade are asked for
 * first by the word that pages use. A query in Lunr's own language is left as it is.
 *
 * @type {(query: string, groups: Group[]) => string[]} the groups are as `plain` makes them: an index has its own letters
 */
export function searches(query, groups) {
  if (/["+~^*:]|(?:^|\s)-/.test(query) || !query.trim()) return [query];
  const isCyrillic = /\p{Script=Cyrillic}/u.test(query);
  const [typed, latin = []] = (isCyrillic ? [query, fold(query)] : [query]).map((text) => steps(text, groups));
  return [...new Set(typed.flatMap((step, at) => [step, latin[at]]).filter(Boolean))];
}

/** @type {(query: string, groups: Group[]) => string[]} */
function steps(query, groups) {
  const words = query.split(/\s+/).filter(Boolean);
  const all = words.length > 1 ? words.map((word) => `+${word}*`).join(" ") : query;
  const meant = repaired(query, groups);
  return meant.includes('"') ? [meant, all, query] : [all, meant, query];
}

/**
 * A query with words of the trade as the first of their group, and others with some letters wrong; empty where that is the
 * same.
 *
 * @type {(query: string, groups: Group[]) => string}
 */
function repaired(query, groups) {
  let isOther = false;
  const words = wordsOf(query, new Map(), groups, plain).map(({ texts: [text] }) => {
    const group = groups.find((each) => each.includes(text));
    const most = group || text.length < ONE_WRONG ? 0 : text.length < TWO_WRONG ? 1 : 2;
    isOther ||= (group && group[0] !== text) || most > 0;
    return group && group.length > 1 ? `"${group[0]}"` : `+${text}${most ? `~${most}` : ""}`;
  });
  return isOther ? words.join(" ") : "";
}
