import { readSessionId, sessionIdRule } from "../../actors/session-id.js";
import { asOf, optionOf, tooMany } from "../arguments.js";
import type { Specs } from "../spec.js";

/** Who is there, and what is to do. */
export const sessionSpecs: Specs<"register" | "unregister" | "heartbeat" | "ready" | "next" | "status"> = {
  register: {
    usage: "/register SESSION [ROLE…] [--track TRACK] [--branch GLOB]",
    summary:
      "Makes a session known under your login, with what it is for, the tracks it works on and the branches it works in.",
    action: "register",
    examples: [
      "/register senior architecture and wiring",
      '/register junior --track ui --branch "junior/**"',
    ],
    options: ["track", "branch"],
    read(args) {
      const [id, ...role] = args.words;
      if (!id) return "Say what the session is called";
      if (readSessionId(id) === null) return `${id} is no session id: ${sessionIdRule}`;
      return {
        kind: "register",
        id: id.toLowerCase(),
        role: role.length === 0 ? null : role.join(" ").slice(0, 200),
        tracks: (args.options.track ?? []).slice(0, 50),
        branches: (args.options.branch ?? []).slice(0, 50),
      };
    },
  },
  unregister: {
    usage: "/unregister [SESSION]",
    summary:
      "Ends a session of your account with all that it has: its claims are freed, its announcements, allowances and tokens end, its inbox is closed. A maintainer's ends anybody's.",
    action: "register",
    examples: ["/unregister", "/unregister junior"],
    options: [],
    read(args) {
      const [id] = args.words;
      return tooMany(args, 1, this.usage) ?? { kind: "unregister", id: id?.replace(/^@/, "") ?? null };
    },
  },
  heartbeat: {
    usage: "/heartbeat [ACTION] [TARGET] [--phase PHASE] [--progress PERCENT] [--as SESSION]",
    summary: "Says that your session is alive and what it does; renews its claims.",
    action: "hold",
    examples: ["/heartbeat", '/heartbeat "writing tests" src/boat.ts --progress 60'],
    options: ["phase", "progress", "as"],
    read(args) {
      const wrong = tooMany(args, 2, this.usage);
      if (wrong) return `${wrong}. Put what has blanks in quotes`;
      const percent = optionOf(args, "progress")?.replace(/%$/, "") ?? null;
      if (percent !== null && !/^(?:\d{1,2}|100)$/.test(percent))
        return `${percent} is no progress; write a percentage from 0 to 100`;
      const text = (value: string | null | undefined) => value?.slice(0, 200) ?? null;
      return {
        kind: "heartbeat",
        as: asOf(args),
        action: text(args.words[0]),
        target: text(args.words[1]),
        phase: text(optionOf(args, "phase")),
        progress: percent === null ? null : Number(percent),
      };
    },
  },
  ready: {
    usage: "/ready [TRACK]",
    summary: "Lists the items that can be started now, the most urgent first.",
    action: "ask",
    examples: ["/ready", "/ready track-2"],
    options: [],
    read(args) {
      return tooMany(args, 1, this.usage) ?? { kind: "ready", track: args.words[0] ?? null };
    },
  },
  next: {
    usage: "/next [--as SESSION]",
    summary:
      "Says which item your session had best take next: of its tracks, the most urgent, free of conflicts.",
    action: "ask",
    examples: ["/next", "/next --as junior"],
    options: ["as"],
    read(args) {
      return tooMany(args, 0, this.usage) ?? { kind: "next", as: asOf(args) };
    },
  },
  status: {
    usage: "/status",
    summary:
      "Says where this item stands: holder, until when, what it waits for; on a pull request, whose it is.",
    action: "ask",
    examples: ["/status"],
    options: [],
    read(args) {
      return tooMany(args, 0, this.usage) ?? { kind: "status" };
    },
  },
};
