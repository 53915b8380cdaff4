import type { PullStack } from "../../core/verdict/trunk.js";

/** The stacks of pull requests, as GitHub had them when it was asked last. */
export interface StackStore {
  /** By number of the pull request. */
  all(repositoryId: number): Promise<Map<number, PullStack>>;
  /** Null: it is in none. */
  keep(repositoryId: number, pull: number, stack: PullStack | null): Promise<void>;
}
