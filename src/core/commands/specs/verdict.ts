import { ruleNames } from "../../config/model.js";
import { nearest } from "../../text/nearest.js";
import { tooMany } from "../arguments.js";
import type { Specs } from "../spec.js";

const overridable = [...ruleNames, "all"];

/** What is judged, and how. */
export const verdictSpecs: Specs<"override" | "track" | "recheck" | "plan" | "help"> = {
  override: {
    usage: "/override RULE REASON [--sticky]",
    summary:
      "On a pull request, lets it pass a rule of the check (or `all`); on an item's issue, `/override claim` ends somebody's claim. The reason is kept and shown. It ends with the next change of those files, unless `--sticky`.",
    action: "override",
    examples: ["/override ownership agreed in the meeting", "/override claim its session is gone"],
    options: [],
    flags: ["sticky"],
    read(args) {
      const [word = "", ...words] = args.words;
      const rule = word.toLowerCase();
      const reason = words.join(" ").trim();
      if (!overridable.includes(rule)) {
        const near = nearest(rule, overridable);
        return word === ""
          ? "Say which rule"
          : `${word} is no rule; ${near ? `did you mean ${near}?` : `there are ${overridable.join(", ")}`}`;
      }
      return reason === ""
        ? "Say why; the reason is kept and shown"
        : { kind: "override", rule, reason: reason.slice(0, 1000), sticky: args.flags.includes("sticky") };
    },
  },
  track: {
    usage: "/track TRACK",
    summary: "Says which track a pull request is of, where nothing else tells.",
    action: "track",
    examples: ["/track schema"],
    options: [],
    read(args) {
      const [track] = args.words;
      if (!track) return "Say which track";
      return tooMany(args, 1, this.usage) ?? { kind: "track", track: track.replace(/^track:/i, "") };
    },
  },
  recheck: {
    usage: "/recheck",
    summary: "Judges a pull request again.",
    action: "recheck",
    examples: ["/recheck"],
    options: [],
    read(args) {
      return tooMany(args, 0, this.usage) ?? { kind: "recheck" };
    },
  },
  plan: {
    usage: "/plan",
    summary: "Says what the plan comes to, what is wrong with it, and brings the board to it.",
    action: "plan",
    examples: ["/plan"],
    options: [],
    read(args) {
      return tooMany(args, 0, this.usage) ?? { kind: "plan" };
    },
  },
  help: {
    usage: "/help [COMMAND]",
    summary: "Lists the commands, or explains one.",
    action: "ask",
    examples: ["/help", "/help claim"],
    options: [],
    read(args) {
      return (
        tooMany(args, 1, this.usage) ?? { kind: "help", topic: args.words[0]?.replace(/^\//, "") ?? null }
      );
    },
  },
};
