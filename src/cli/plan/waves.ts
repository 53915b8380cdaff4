import { readPlan } from "../../core/plan/read.js";
import { waves } from "../../core/plan/waves.js";
import { flowchart } from "../../core/text/mermaid/flowchart.js";
import { gantt } from "../../core/text/mermaid/gantt.js";
import { json, type Outcome } from "../outcome.js";
import { answered } from "./answered.js";
import { documentsFor } from "./documents.js";
import type { PlanOptions } from "./options.js";
import { wavesText } from "./waves-text.js";

interface Options extends PlanOptions {
  mermaid?: boolean;
}

/** `signalbox plan waves FILE…` */
export async function planWaves(files: string[], options: Options): Promise<Outcome> {
  const plan = readPlan(await documentsFor(files, options.as), { as: options.as });
  const found = waves(plan);
  if (options.mermaid) {
    const drawings = [flowchart(plan, found), gantt(plan, found)].filter((one) => one !== null);
    return answered(plan, drawings.map((one) => `\`\`\`mermaid\n${one}\`\`\`\n`).join("\n"));
  }
  return answered(plan, options.json ? json(found) : wavesText(plan, found));
}
