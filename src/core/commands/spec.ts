import type { Action } from "../actors/rights.js";
import type { Command, CommandKind } from "./command.js";

/** Options and positional words of a command line, after the command itself. */
export interface Arguments {
  words: string[];
  /** Values by name; an option that is given several times has several. */
  options: Record<string, string[]>;
  flags: string[];
}

export interface CommandSpec<Kind extends CommandKind> {
  usage: string;
  summary: string;
  /** What it does, for the table of rights: who may use it. */
  action: Action;
  examples: readonly string[];
  /** Options it takes, each with a value. */
  options: readonly string[];
  /** Options without one. */
  flags?: readonly string[];
  /** The command, or one sentence that says what is wrong. */
  read(args: Arguments): Extract<Command, { kind: Kind }> | string;
}

/** Specs by command, as the files of `specs/` give them. */
export type Specs<Kinds extends CommandKind> = { [Kind in Kinds]: CommandSpec<Kind> };
