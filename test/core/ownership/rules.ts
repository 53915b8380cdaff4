import type { OwnerRule } from "../../../src/core/ownership/model.js";

/** Rules from patterns, owned by `o0`, `o1`… on lines 1, 2… */
export function rules(...patterns: string[]): OwnerRule[] {
  return patterns.map((pattern, index) => ({ pattern, owners: [`o${index}`], note: null, line: index + 1 }));
}
