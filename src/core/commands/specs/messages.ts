import { asOf, optionOf, tooMany } from "../arguments.js";
import type { Command } from "../command.js";
import type { Arguments, Specs } from "../spec.js";

const longest = 4000;

function addressed<Kind extends "msg" | "ask">(
  kind: Kind,
  args: Arguments,
): Extract<Command, { kind: "msg" | "ask" }> | string {
  const [to, ...words] = args.words;
  const body = words.join(" ").trim();
  if (!to) return "Say who it is for: a session, or `track:ID`";
  if (body === "") return "Say something";
  const re = optionOf(args, "re")?.replace(/^#/, "") ?? null;
  if (re !== null && !/^\d{1,15}$/.test(re)) return `${re} is no number of a message`;
  return {
    kind,
    as: asOf(args),
    to: to.replace(/^@/, ""),
    body: body.slice(0, longest),
    subject: optionOf(args, "subject")?.slice(0, 200) ?? null,
    re: re === null ? null : Number(re),
  };
}

/** What sessions say to each other. */
export const messageSpecs: Specs<"msg" | "ask" | "broadcast" | "inbox" | "block" | "unblock"> = {
  msg: {
    usage: "/msg SESSION TEXT [--subject TEXT] [--re NUMBER] [--as SESSION]",
    summary: "Sends a message to a session, or to all of a track (`track:ID`). `--re` answers one.",
    action: "message",
    examples: ["/msg junior the schema is merged, pull first", "/msg track:ui yes, go ahead --re 12"],
    options: ["subject", "re", "as"],
    read: (args) => addressed("msg", args) as Extract<Command, { kind: "msg" }> | string,
  },
  ask: {
    usage: "/ask SESSION QUESTION [--subject TEXT] [--re NUMBER] [--as SESSION]",
    summary:
      "Asks a session or a track something. A question that nobody answers in time is marked as overdue.",
    action: "message",
    examples: ["/ask senior may I rename the hull field?"],
    options: ["subject", "re", "as"],
    read: (args) => addressed("ask", args) as Extract<Command, { kind: "ask" }> | string,
  },
  broadcast: {
    usage: "/broadcast TEXT [--subject TEXT] [--as SESSION]",
    summary: "Sends a message to every session. There is a pause between two broadcasts of one session.",
    action: "message",
    examples: ["/broadcast main is red, please don't merge"],
    options: ["subject", "as"],
    read(args) {
      const body = args.words.join(" ").trim();
      if (body === "") return "Say something";
      const subject = optionOf(args, "subject")?.slice(0, 200) ?? null;
      return { kind: "broadcast", as: asOf(args), body: body.slice(0, longest), subject };
    },
  },
  inbox: {
    usage: "/inbox [ack NUMBER…] [--as SESSION]",
    summary: "Lists your session's unread messages and marks them as read; `ack` acknowledges some.",
    action: "message",
    examples: ["/inbox", "/inbox ack 12 13"],
    options: ["as"],
    read(args) {
      const [word, ...rest] = args.words;
      if (word === undefined) return { kind: "inbox", as: asOf(args), acknowledge: [] };
      if (word.toLowerCase() !== "ack") return `${word} is no part of /inbox; did you mean ack?`;
      const numbers = rest.map((one) => one.replace(/^#|,$/g, ""));
      const bad = numbers.find((one) => !/^\d{1,15}$/.test(one));
      if (numbers.length === 0 || bad !== undefined) return `${bad ?? "Nothing"} is no number of a message`;
      return { kind: "inbox", as: asOf(args), acknowledge: numbers.map(Number) };
    },
  },
  block: {
    usage: "/block REASON [--as SESSION]",
    summary:
      "Makes a known issue of what is in the way, tells the sessions that it concerns, and shows it in the status until `/unblock`.",
    action: "block",
    examples: ["/block the staging database is down"],
    options: ["as"],
    read(args) {
      const reason = args.words.join(" ").trim();
      return reason === ""
        ? "Say what is in the way"
        : { kind: "block", as: asOf(args), reason: reason.slice(0, 1000) };
    },
  },
  unblock: {
    usage: "/unblock [NUMBER] [--as SESSION]",
    summary: "Ends the known issues of this item, or the one with that number.",
    action: "block",
    examples: ["/unblock", "/unblock 3"],
    options: ["as"],
    read(args) {
      const [id] = args.words;
      if (id !== undefined && !/^#?\d{1,15}$/.test(id)) return `${id} is no number of a known issue`;
      return (
        tooMany(args, 1, this.usage) ?? {
          kind: "unblock",
          as: asOf(args),
          id: id === undefined ? null : Number(id.replace("#", "")),
        }
      );
    },
  },
};
