/** What a comment can ask for. One table (`table.ts`) drives parser, help and docs. */
export type Command =
  | { kind: "claim"; as: string | null; ttl: number | null }
  | { kind: "release"; as: string | null }
  | { kind: "status" }
  | { kind: "help"; topic: string | null };

export type CommandKind = Command["kind"];

/** One command line of a comment: understood, or not and why. */
export type ParsedCommand =
  | { ok: true; command: Command; line: string }
  | { ok: false; word: string; problem: string; line: string };
