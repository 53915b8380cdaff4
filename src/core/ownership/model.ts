import type { Problem } from "../plan/model.js";

/** One line of the ownership file: a pattern and its owners. Two or more owners make the path shared. */
export interface OwnerRule {
  /** In CODEOWNERS syntax. */
  pattern: string;
  /** Normalised: `track:ID`, `session:ID`, `@login`, `@org/team`, an e-mail, or a bare track or session id. */
  owners: string[];
  /** What the plan or a trailing comment says about it; shown to people. */
  note: string | null;
  /** 1-based line in `Ownership.source`. */
  line: number;
}

/** Who owns what, wherever it was declared. */
export interface Ownership {
  /** The file it came from. */
  source: string;
  /** `file`: an ownership file; `plan`: the plan's ownership lists; `items`: the files its open items declare. */
  from: "file" | "plan" | "items";
  rules: OwnerRule[];
  problems: Problem[];
}
