import { ambiguous } from "./ambiguous.js";
import { cycle } from "./cycle.js";
import { duplicateKey } from "./duplicate-key.js";
import { fileConflict } from "./file-conflict.js";
import { foreignFile } from "./foreign-file.js";
import type { Rule } from "./rule.js";
import { selfDependency } from "./self-dependency.js";
import { unknownDependency } from "./unknown-dependency.js";
import { unknownOwner } from "./unknown-owner.js";
import { unownedFile } from "./unowned-file.js";

/** Every rule of a plan, in the order in which its problems are told. */
export const rules: readonly Rule[] = [
  duplicateKey,
  selfDependency,
  unknownDependency,
  ambiguous,
  cycle,
  unknownOwner,
  fileConflict,
  unownedFile,
  foreignFile,
];
