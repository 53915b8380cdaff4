import type { Config } from "../../core/config/model.js";
import type { Ownership } from "../../core/ownership/model.js";
import type { Plan, Problem } from "../../core/plan/model.js";
import type { DocumentKind, RuleFiles } from "../ports/documents.js";

/** What is in force in a repository at a commit: the newest good text of each document. */
export interface Rulebook {
  commit: string;
  config: Config;
  plan: Plan;
  ownership: Ownership;
  /** Problems of the documents as they stand at the commit, whether or not they are in force. */
  problems: Record<DocumentKind, Problem[]>;
  /** Documents that are broken at the commit, so that an older text is in force. */
  outdated: DocumentKind[];
  /** The documents as they stand at the commit. */
  files: RuleFiles;
}
