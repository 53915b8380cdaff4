/** A person waits for a command's answer; a sync can wait. */
export type Priority = "people" | "bulk";

/** Lets at most `places` through at a time: people before bulk, and in order of arrival within each. */
export interface Turnstile {
  enter(priority: Priority): Promise<void>;
  leave(): void;
}

export function turnstile(places: number): Turnstile {
  const waiting: Record<Priority, (() => void)[]> = { people: [], bulk: [] };
  let inside = 0;
  return {
    enter(priority) {
      if (inside < places) {
        inside += 1;
        return Promise.resolve();
      }
      return new Promise((resolve) => waiting[priority].push(resolve));
    },
    leave() {
      const next = waiting.people.shift() ?? waiting.bulk.shift();
      if (next) next();
      else inside -= 1;
    },
  };
}
