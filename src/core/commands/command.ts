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
  | { kind: "unregister"; id: string | null }
  | {
      kind: "msg" | "ask";
      as: string | null;
      to: string;
      body: string;
      subject: string | null;
      /** Number of the message that it answers. */
      re: number | null;
    }
  | { kind: "broadcast"; as: string | null; body: string; subject: string | null }
  | { kind: "inbox"; as: string | null; acknowledge: number[] }
  | { kind: "announce"; as: string | null; paths: string[]; ttl: number | null; reason: string }
  | { kind: "unannounce"; as: string | null; of: string | null; paths: string[] }
  | { kind: "allow"; as: string | null; to: string; paths: string[]; reason: string | null }
  | { kind: "disallow"; as: string | null; to: string; paths: string[] }
  | { kind: "override"; rule: string; reason: string; sticky: boolean }
  | { kind: "block"; as: string | null; reason: string }
  | { kind: "unblock"; as: string | null; id: number | null }
  | { kind: "track"; track: string }
  | { kind: "recheck" }
  | { kind: "plan" }
  | { kind: "help"; topic: string | null };

export type CommandKind = Command["kind"];

/** One command line of a comment: understood, or not and why. */
export type ParsedCommand =
  | { ok: true; command: Command; line: string }
  | { ok: false; word: string; problem: string; line: string };
