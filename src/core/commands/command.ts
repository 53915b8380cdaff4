/** What a comment can ask for. One table (`table.ts`) drives parser, help, docs and permission. */
export type Command =
  | { kind: "claim"; as: string | null; ttl: number | null; take: boolean }
  | { kind: "release"; as: string | null }
  | { kind: "done"; as: string | null; met: boolean }
  | { kind: "park"; as: string | null; span: number | null; reason: string }
  | { kind: "handoff"; as: string | null; to: string }
  | {
      kind: "heartbeat";
      as: string | null;
      action: string | null;
      target: string | null;
      phase: string | null;
      progress: number | null;
    }
  | { kind: "status" }
  | { kind: "ready"; track: string | null }
  | { kind: "next"; as: string | null }
  | { kind: "register"; id: string; role: string | null; tracks: string[]; branches: string[] }
  | { kind: "override"; rule: string; reason: string }
  | { kind: "track"; track: string }
  | { kind: "recheck" }
  | { kind: "plan" }
  | { kind: "help"; topic: string | null };

export type CommandKind = Command["kind"];

/** One command line of a comment: understood, or not and why. */
export type ParsedCommand =
  | { ok: true; command: Command; line: string }
  | { ok: false; word: string; problem: string; line: string };
