/** GitHub allows 50 issues in each dependency relationship and 100 sub-issues of an issue, closed ones included. */
export const mostDependencies = 50;
export const mostSubIssues = 100;

export type RelationProblem = "self" | "duplicate" | "limit" | "cycle" | "has parent";

/** Dependencies and sub-issues, by issue id. */
export class Relations {
  readonly #blockers = new Map<number, number[]>();
  readonly #blocked = new Map<number, number[]>();
  readonly #children = new Map<number, number[]>();
  readonly #parent = new Map<number, number>();

  /** Issues that block this one, oldest relation first. */
  blockersOf(issue: number): readonly number[] {
    return this.#blockers.get(issue) ?? [];
  }

  /** Issues that this one blocks. */
  blockedBy(blocker: number): readonly number[] {
    return this.#blocked.get(blocker) ?? [];
  }

  block(issue: number, blocker: number): RelationProblem | null {
    if (issue === blocker) return "self";
    if (this.blockersOf(issue).includes(blocker)) return "duplicate";
    if (this.blockersOf(issue).length >= mostDependencies) return "limit";
    if (this.blockedBy(blocker).length >= mostDependencies) return "limit";
    add(this.#blockers, issue, blocker);
    add(this.#blocked, blocker, issue);
    return null;
  }

  unblock(issue: number, blocker: number): boolean {
    remove(this.#blocked, blocker, issue);
    return remove(this.#blockers, issue, blocker);
  }

  childrenOf(parent: number): readonly number[] {
    return this.#children.get(parent) ?? [];
  }

  parentOf(child: number): number | null {
    return this.#parent.get(child) ?? null;
  }

  adopt(parent: number, child: number, replace: boolean): RelationProblem | null {
    if (parent === child) return "self";
    const former = this.parentOf(child);
    if (former === parent) return "duplicate";
    if (former !== null && !replace) return "has parent";
    for (let above = this.parentOf(parent); above !== null; above = this.parentOf(above)) {
      if (above === child) return "cycle";
    }
    if (this.childrenOf(parent).length >= mostSubIssues) return "limit";
    if (former !== null) remove(this.#children, former, child);
    add(this.#children, parent, child);
    this.#parent.set(child, parent);
    return null;
  }

  release(parent: number, child: number): boolean {
    if (!remove(this.#children, parent, child)) return false;
    this.#parent.delete(child);
    return true;
  }

  /** Ends every relation of an issue that is deleted. */
  forget(issue: number): void {
    for (const blocker of [...this.blockersOf(issue)]) this.unblock(issue, blocker);
    for (const blocked of [...this.blockedBy(issue)]) this.unblock(blocked, issue);
    for (const child of [...this.childrenOf(issue)]) this.release(issue, child);
    const parent = this.parentOf(issue);
    if (parent !== null) this.release(parent, issue);
  }
}

function add(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function remove(lists: Map<number, number[]>, key: number, value: number): boolean {
  const list = lists.get(key);
  const at = list?.indexOf(value) ?? -1;
  if (at >= 0) list?.splice(at, 1);
  return at >= 0;
}
