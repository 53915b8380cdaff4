import type { RuleChange } from "../rule-changes/model.js";

/** Who stands behind a change of what rules the repository. */
export interface RuleGuard {
  changes: RuleChange[];
  /**
   * Whose change it is: a maintainer's, all pushed by that account; such a one's whose account sessions work under as well;
   * or somebody else's.
   */
  by: "maintainer" | "worker" | "other";
  /** The author's login. */
  author: string | null;
  /** Maintainers who approved, and the paths that were then as they are now; none of them wrote or pushed any of it. */
  approved: { login: string; paths: string[] }[];
  /** Logins of the maintainers who could approve; null: nobody looked, since nothing hangs on it, or it can't be told. */
  maintainers: string[] | null;
  /** Why that can't be told. */
  problem: string | null;
}

/** Who approved a change as it stands. */
export const approversOfChange = ({ approved }: RuleGuard, { path }: RuleChange): string[] =>
  approved.filter(({ paths }) => paths.includes(path)).map(({ login }) => login);
