/** One difference between two states of a plan. */
export type PlanChange =
  | { kind: "added"; key: string; title: string }
  | { kind: "removed"; key: string; title: string }
  /** The same key with another title, or the same title with another key. */
  | { kind: "renamed"; key: string; from: { key: string; title: string }; to: { key: string; title: string } }
  | { kind: "moved"; key: string; of: "track" | "phase"; from: string | null; to: string | null }
  /** Keys as they are now. */
  | { kind: "rewired"; key: string; added: string[]; removed: string[] }
  | { kind: "files"; key: string; added: string[]; removed: string[] }
  | { kind: "changed"; key: string; field: ChangedField; from: string | null; to: string | null }
  | { kind: "deliverables"; key: string; added: string[]; removed: string[]; ticked: string[] }
  /** Owners of a path in the plan's ownership lists; null where the path isn't listed. */
  | { kind: "reowned"; path: string; from: string[] | null; to: string[] | null };

export type ChangedField = "state" | "priority" | "estimate" | "owner" | "exitCriteria";
