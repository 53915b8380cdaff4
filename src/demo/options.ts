import { parseArgs } from "node:util";

export interface DemoOptions {
  /** Plan documents; empty: the project's own example. */
  plans: string[];
  exit: boolean;
  json: boolean;
}

export const usage = `usage: npm run demo [-- PLAN… --exit --json]

  PLAN…    plan documents to play the day with (default: examples/plan.md)
  --exit   end when the day is over; exit code 0 only if everything ended as the rules say
  --json   print the figures as JSON and nothing else (npm run -s demo -- --json --exit)`;

/** Reads the command line. Throws an Error whose message says what is wrong. */
export function readOptions(args: string[]): DemoOptions | "help" {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      exit: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  return values.help ? "help" : { plans: positionals, exit: values.exit, json: values.json };
}
