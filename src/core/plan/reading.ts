import type { Reference } from "./draft.js";
import type { Plan } from "./model.js";

/** A name that a document gave as a dependency, and what it turned out to mean. */
export interface Link {
  /** Key of the item that waits. */
  from: string;
  /** Keys that the name stands for; empty where it names nothing. */
  to: string[];
  /** The name alone, without remarks. */
  name: string;
  /** Several things have this name, so none was chosen. */
  ambiguous: boolean;
  /** It looks like a key and not like a sentence. */
  nameLike: boolean;
  reference: Reference;
}

/** A second description of a key that can't be the same item as the first. */
export interface Repeat {
  key: string;
  file: string;
  line: number;
  first: { key: string; file: string; line: number };
}

/** A plan on its way to the rules: its value, and where its parts were said. */
export interface Reading {
  plan: Plan;
  links: Link[];
  repeats: Repeat[];
}
