/** A person waits for a command's answer; a sync can wait. */
export type Priority = "people" | "bulk";

/** Lets at most `places` through at a time: people before bulk, and in order of arrival within each. */
export interface Turnstile {
  enter(priority: Priority): Promise<void>;
  leave(): void;
  /** For bulk that is inside: lets a person who waits go first. Then true, once it is inside again; else false. */
  giveWay(): Promise<boolean>;
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
    async giveWay() {
      const person = waiting.people.shift();
      if (!person) return false;
      const back = new Promise<void>((resolve) => waiting.bulk.unshift(resolve));
      person();
      await back;
      return true;
    },
  };
}
