import type { Rule } from "../rule.js";
import { claim } from "./claim.js";
import { companions } from "./companions.js";
import { dependencies } from "./dependencies.js";
import { done } from "./done.js";
import { overlap } from "./overlap.js";
import { ownership } from "./ownership.js";
import { ruleFiles } from "./rule-files.js";
import { scope } from "./scope.js";
import { shared } from "./shared.js";
import { stale } from "./stale.js";

/** The rules in force, in the order that findings are shown. Adding one is one file and one line here. */
export const rules: readonly Rule[] = [
  ownership,
  shared,
  stale,
  dependencies,
  claim,
  overlap,
  scope,
  companions,
  done,
  ruleFiles,
];
