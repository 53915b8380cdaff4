import { duplicateKey as message } from "../../text/plan.js";
import type { Rule } from "./rule.js";

/** Two items of one key. Keys that differ only in case count as one: labels and commands don't tell them apart. */
export const duplicateKey: Rule = ({ repeats }) =>
  repeats.map((repeat) => message(repeat, repeat.key, repeat.first));
