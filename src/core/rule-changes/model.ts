/** What a change of a file that rules the repository comes to. */
export type RuleKind = "config" | "owners" | "hooks";

/** A file whose change, by its effect, is one of who owns what or of which rules hold. */
export interface RuleChange {
  kind: RuleKind;
  path: string;
  /** What is different then, a few words each; plain text. */
  what: string[];
}
