import { asOf, durationOf, leadingDuration, tooMany } from "../arguments.js";
import type { Specs } from "../spec.js";

/** Who works on what, until when. */
export const claimSpecs: Specs<"claim" | "release" | "done" | "park" | "handoff"> = {
  claim: {
    usage: "/claim [DURATION] [--take] [--as SESSION]",
    summary:
      "Claims this issue's item for you or for your session; on your own claim, renews it. `--take` takes it from a session whose claim has expired.",
    action: "claim",
    examples: ["/claim", "/claim 8h", "/claim --as senior", "/claim --take"],
    options: ["as"],
    flags: ["take"],
    read(args) {
      const wrong = tooMany(args, 1, this.usage);
      if (wrong) return wrong;
      const [text] = args.words;
      const ttl = text === undefined ? null : durationOf(text, 7);
      if (typeof ttl === "string") return ttl;
      return { kind: "claim", as: asOf(args), ttl, take: args.flags.includes("take") };
    },
  },
  release: {
    usage: "/release [--as SESSION]",
    summary:
      "Gives up your claim of this issue's item. A maintainer's ends anybody's, and its holder is told.",
    action: "hold",
    examples: ["/release", "/release --as senior"],
    options: ["as"],
    read(args) {
      return tooMany(args, 0, this.usage) ?? { kind: "release", as: asOf(args) };
    },
  },
  done: {
    usage: "/done [--met] [--as SESSION]",
    summary:
      "Closes this issue's item as done, ends its claim and frees what waits for it. `--met` says that its exit criteria are met.",
    action: "finish",
    examples: ["/done", "/done --met"],
    options: ["as"],
    flags: ["met"],
    read(args) {
      return (
        tooMany(args, 0, this.usage) ?? { kind: "done", as: asOf(args), met: args.flags.includes("met") }
      );
    },
  },
  park: {
    usage: "/park [DURATION] REASON [--as SESSION]",
    summary: "Keeps your claim and stops its clock while it waits for something. `/claim` takes it up again.",
    action: "hold",
    examples: ["/park waiting for a human", "/park 1d the review of #12"],
    options: ["as"],
    read(args) {
      const read = leadingDuration(args.words, 60);
      if (typeof read === "string") return read;
      const { span, rest: reason } = read;
      return reason === ""
        ? "Say what it waits for"
        : { kind: "park", as: asOf(args), span, reason: reason.slice(0, 500) };
    },
  },
  handoff: {
    usage: "/handoff SESSION [--as SESSION]",
    summary: "Gives your claim of this issue's item to another session.",
    action: "hold",
    examples: ["/handoff junior"],
    options: ["as"],
    read(args) {
      const [to] = args.words;
      if (!to) return "Say which session gets it";
      return tooMany(args, 1, this.usage) ?? { kind: "handoff", as: asOf(args), to: to.replace(/^@/, "") };
    },
  },
};
