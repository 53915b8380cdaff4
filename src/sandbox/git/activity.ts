export const activityTypes = [
  "push",
  "force_push",
  "branch_creation",
  "branch_deletion",
  "pr_merge",
  "merge_queue_merge",
] as const;

export type ActivityType = (typeof activityTypes)[number];

/** One change of one branch. */
export interface Activity {
  id: number;
  repositoryId: number;
  /** In full. */
  ref: string;
  before: string;
  after: string;
  type: ActivityType;
  actorId: number;
  at: string;
}

/** What happened to the branches of every repository, oldest first. */
export class ActivityLog {
  readonly #all: Activity[] = [];

  add(entry: Omit<Activity, "id" | "at">): void {
    this.#all.push({ ...entry, id: this.#all.length + 1, at: new Date().toISOString() });
  }

  of(repositoryId: number): Activity[] {
    return this.#all.filter((one) => one.repositoryId === repositoryId);
  }
}
