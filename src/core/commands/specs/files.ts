import { asOf, leadingDuration, leadingPaths, optionOf } from "../arguments.js";
import type { Specs } from "../spec.js";

const noPath = "Name at least one path; what has neither a slash, a dot nor a star is written `./Makefile`";
const mostPaths = 20;

/** Who may touch which files now. */
export const fileSpecs: Specs<"announce" | "unannounce" | "allow" | "disallow"> = {
  announce: {
    usage: "/announce PATH… [DURATION] REASON [--as SESSION]",
    summary:
      "Announces a change of shared files and holds them for your session. One holds a path at a time; who comes later is next.",
    action: "announce",
    examples: ["/announce config.py main.py 2h adding the payments section", "/announce src/api/** renaming"],
    options: ["as"],
    read(args) {
      const { paths, rest } = leadingPaths(args.words);
      if (paths.length === 0) return noPath;
      if (paths.length > mostPaths) return `That is more than ${mostPaths} paths; name a folder`;
      const read = leadingDuration(rest, 7);
      if (typeof read === "string") return read;
      const { span: ttl, rest: reason } = read;
      return reason === ""
        ? "Say what you change there"
        : { kind: "announce", as: asOf(args), paths, ttl, reason: reason.slice(0, 500) };
    },
  },
  unannounce: {
    usage: "/unannounce [PATH…] [--of SESSION] [--as SESSION]",
    summary:
      "Gives back the shared files that your session holds: these, or all. `--of` ends what another session announced: for its account, and for maintainers.",
    action: "announce",
    examples: ["/unannounce", "/unannounce config.py", "/unannounce config.py --of senior"],
    options: ["of", "as"],
    read(args) {
      const { paths, rest } = leadingPaths(args.words);
      const of = optionOf(args, "of");
      if (of !== null && asOf(args) !== null) return "--of and --as don't go together: --of says whose it is";
      return rest.length > 0
        ? `${rest[0]} is no path`
        : { kind: "unannounce", as: asOf(args), of: of?.replace(/^@/, "") ?? null, paths };
    },
  },
  allow: {
    usage: "/allow SESSION PATH… [REASON] [--as SESSION]",
    summary: "Lets a session or a track (`track:ID`) change files of your track for a week.",
    action: "allow",
    examples: ["/allow junior src/boat/hull.ts the new field"],
    options: ["as"],
    read(args) {
      const [to, ...words] = args.words;
      if (!to) return "Say whom you allow it";
      const { paths, rest } = leadingPaths(words);
      if (paths.length === 0) return noPath;
      if (paths.length > mostPaths) return `That is more than ${mostPaths} paths; name a folder`;
      const reason = rest.join(" ").slice(0, 500);
      return { kind: "allow", as: asOf(args), to: to.replace(/^@/, ""), paths, reason: reason || null };
    },
  },
  disallow: {
    usage: "/disallow SESSION [PATH…] [--as SESSION]",
    summary:
      "Takes back what you allowed a session or a track (`track:ID`): what meets these paths, or all. A maintainer's takes back anybody's.",
    action: "allow",
    examples: ["/disallow junior", "/disallow junior src/boat/hull.ts"],
    options: ["as"],
    read(args) {
      const [to, ...words] = args.words;
      if (!to) return "Say whom you allowed it";
      const { paths, rest } = leadingPaths(words);
      if (rest.length > 0)
        return `${rest[0]} is no path; what has neither a slash, a dot nor a star is written \`./Makefile\``;
      return { kind: "disallow", as: asOf(args), to: to.replace(/^@/, ""), paths };
    },
  },
};
