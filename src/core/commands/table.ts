import type { Command, CommandKind } from "./command.js";
import { parseDuration } from "./duration.js";

/** Options and positional words of a command line, after the command itself. */
export interface Arguments {
  words: string[];
  options: Record<string, string>;
}

export interface CommandSpec<Kind extends CommandKind> {
  usage: string;
  summary: string;
  /** Who may use it, as people read it. */
  who: string;
  examples: string[];
  /** Options it takes, each with a value. */
  options: readonly string[];
  /** The command, or one sentence that says what is wrong. */
  read(args: Arguments): Extract<Command, { kind: Kind }> | string;
}

const longestClaim = 7 * 86_400_000;

function tooMany(args: Arguments, allowed: number, usage: string): string | null {
  const extra = args.words[allowed];
  return extra === undefined ? null : `${extra} is one argument too many: ${usage}`;
}

export const commandTable = {
  claim: {
    usage: "/claim [DURATION] [--as SESSION]",
    summary: "Claims this issue's item for you or for your session.",
    who: "anyone who can comment",
    examples: ["/claim", "/claim 8h", "/claim --as senior"],
    options: ["as"],
    read(args) {
      const wrong = tooMany(args, 1, this.usage);
      if (wrong) return wrong;
      const [text] = args.words;
      const ttl = text === undefined ? null : parseDuration(text);
      if (text !== undefined && ttl === null) return `${text} is no duration; write 30m, 8h or 2d`;
      if (ttl !== null && ttl > longestClaim) return `${text} is too long; a claim lasts 7d at most`;
      return { kind: "claim", as: args.options.as ?? null, ttl };
    },
  },
  release: {
    usage: "/release [--as SESSION]",
    summary: "Gives up your claim of this issue's item.",
    who: "the session that holds the claim",
    examples: ["/release", "/release --as senior"],
    options: ["as"],
    read(args) {
      return tooMany(args, 0, this.usage) ?? { kind: "release", as: args.options.as ?? null };
    },
  },
  status: {
    usage: "/status",
    summary:
      "Says where this item stands: holder, until when, what it waits for; on a pull request, whose it is.",
    who: "anyone who can comment",
    examples: ["/status"],
    options: [],
    read(args) {
      return tooMany(args, 0, this.usage) ?? { kind: "status" };
    },
  },
  help: {
    usage: "/help [COMMAND]",
    summary: "Lists the commands, or explains one.",
    who: "anyone who can comment",
    examples: ["/help", "/help claim"],
    options: [],
    read(args) {
      return (
        tooMany(args, 1, this.usage) ?? { kind: "help", topic: args.words[0]?.replace(/^\//, "") ?? null }
      );
    },
  },
} satisfies { [Kind in CommandKind]: CommandSpec<Kind> };

export const commandKinds = Object.keys(commandTable) as CommandKind[];
