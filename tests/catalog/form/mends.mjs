// What `mend` makes of texts. First line in: the module's address; then [rule, text], a line each. Out: a list of texts.
import { createInterface } from "node:readline";

let mend;
const mended = [];
for await (const line of createInterface({ input: process.stdin })) {
  const given = JSON.parse(line);
  if (mend) mended.push(mend(...given));
  else ({ mend } = await import(given));
}
process.stdout.write(JSON.stringify(mended));
