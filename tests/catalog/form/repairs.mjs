// What taking away what a remark names makes of texts. First line in: {module: address}; then [rule, text], a line each.
// Out: a list of texts.
import { createInterface } from "node:readline";

let repair;
const repaired = [];
for await (const line of createInterface({ input: process.stdin })) {
  const given = JSON.parse(line);
  if (repair) repaired.push(repair(...given));
  else ({ mend: repair } = await import(given.module));
}
process.stdout.write(JSON.stringify(repaired));
