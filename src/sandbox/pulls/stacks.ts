/** Pull requests that build upon each other and land in one branch, bottom first. */
export interface Stack {
  id: number;
  repositoryId: number;
  /** Within the repository. */
  number: number;
  /** The branch that all of them end in. */
  baseRef: string;
  createdAt: string;
  /** Ids; a merged layer stays. */
  pulls: number[];
}

/** Stacks of all repositories. A pull request is in one at most. */
export class Stacks {
  readonly #stacks: Stack[] = [];
  #nextId = 1;

  create(repositoryId: number, baseRef: string, pulls: number[]): Stack {
    const numbers = this.of(repositoryId).map((one) => one.number);
    const stack = {
      id: this.#nextId++,
      repositoryId,
      number: Math.max(0, ...numbers) + 1,
      baseRef,
      createdAt: new Date().toISOString(),
      pulls: [...pulls],
    };
    this.#stacks.push(stack);
    return stack;
  }

  of(repositoryId: number): Stack[] {
    return this.#stacks.filter((one) => one.repositoryId === repositoryId && one.pulls.length > 0);
  }

  /** The stack of a pull request, and its place in it from 1 at the bottom. */
  find(pullId: number): { stack: Stack; position: number } | null {
    const stack = this.#stacks.find((one) => one.pulls.includes(pullId));
    return stack ? { stack, position: stack.pulls.indexOf(pullId) + 1 } : null;
  }
}
