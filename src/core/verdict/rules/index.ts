import type { Rule } from "../rule.js";
import { dependencies } from "./dependencies.js";
import { ownership } from "./ownership.js";

/** The rules in force, in the order that findings are shown. Adding one is one file and one line here. */
export const rules: readonly Rule[] = [ownership, dependencies];
