import { readPlan } from "../../dist/core/plan/read.js";
import { waves } from "../../dist/core/plan/waves.js";
import { inTurns, ratio, shown } from "../measure.js";
import { documents } from "./documents.js";

/** Reading runs every rule too, so that this is read, lint and waves together. */
export async function run() {
  const lines = [];
  for (const [form, write] of Object.entries(documents)) {
    const [small, large] = [write(10_000), write(20_000)];
    for (const document of [small, large]) check(document);
    const [tens, twenties] = await inTurns(
      9,
      () => waves(readPlan([small])),
      () => waves(readPlan([large])),
    );
    lines.push(
      `${form.padEnd(18)} 10,000: ${shown(tens).padEnd(24)} 20,000: ${shown(twenties).padEnd(24)} ratio ${ratio(twenties, tens)}`,
    );
  }
  return lines;
}

function check(document) {
  const plan = readPlan([document]);
  const wanted = document.text.match(/Build part/g).length;
  if (plan.items.length !== wanted || plan.problems.length > 0)
    throw new Error(`${plan.items.length} items of ${wanted}, ${plan.problems[0]?.message}`);
}
