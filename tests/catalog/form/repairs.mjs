// What `repair` makes of texts. First line in: the module's address; then [rule, text, field], a line each. Out: a list of texts.
import { createInterface } from "node:readline";

/** @type {((rule: string, text: string, field: any) => string) | undefined} */
let repair;
const repaired = [];
for await (const line of createInterface({ input: process.stdin })) {
  const given = JSON.parse(line);
  if (repair) repaired.push(repair(given[0], given[1], given[2]));
  else ({ repair } = await import(given));
}
process.stdout.write(JSON.stringify(repaired));
