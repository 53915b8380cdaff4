import { z } from "zod";
import { configSchema } from "../core/config/schema.js";

/** The part of a JSON Schema that the page shows. */
interface Shown {
  type?: string;
  description?: string;
  default?: unknown;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Shown[];
  items?: Shown;
  properties?: Record<string, Shown>;
  additionalProperties?: Shown | boolean;
}

function jsonSchema(): Shown {
  return z.toJSONSchema(configSchema, { io: "input" }) as Shown;
}

function valueText(shown: Shown): string {
  if (shown.enum) return shown.enum.map((one) => `\`${String(one)}\``).join(", ");
  if (shown.const !== undefined) return `\`${JSON.stringify(shown.const)}\``;
  if (shown.anyOf) return shown.anyOf.map(valueText).join(" or ");
  if (shown.type === "array") return `list of ${valueText(shown.items ?? {})}`;
  if (shown.properties)
    return `map of ${Object.keys(shown.properties)
      .map((key) => `\`${key}\``)
      .join(", ")}`;
  if (shown.type === "object") return "map";
  return shown.type === "boolean" ? "`true` or `false`" : shown.type === "integer" ? "whole number" : "text";
}

/** Rows of a key and of the keys in it. */
function rowsOf(name: string, shown: Shown): string[] {
  const standard = JSON.stringify(shown.default) ?? "{}";
  const own = `| \`${name}\` | ${valueText(shown)} | ${standard === "{}" ? "" : `\`${standard}\``} | ${shown.description ?? ""} |`;
  const inner = typeof shown.additionalProperties === "object" ? shown.additionalProperties : undefined;
  return [
    own,
    ...Object.entries(shown.properties ?? {}).flatMap(([key, one]) => rowsOf(`${name}.${key}`, one)),
    ...(inner ? rowsOf(`${name}.ID`, inner) : []),
    ...(shown.items?.properties
      ? Object.entries(shown.items.properties).flatMap(([key, one]) => rowsOf(`${name}[].${key}`, one))
      : []),
  ];
}

const example = `plan: docs/PLAN.md
owners: .github/TRACKOWNERS
sessions:
  planner: { logins: [alice], tracks: [planner], branches: ["planner/**"] }
claims: { ttl: 4h, grace: 30m, limit: 3, allowBlocked: false, warn: 30m, park: 3d }
presence: { quiet: 30m, gone: 12h }
messages: { answerWithin: 4h, broadcastEvery: 10m }
intents: { ttl: 2h }
status: { title: "Signalbox status" }
trackIssues: true
rules: { ownership: fail, overlap: warn, scope: off }
unowned: allow
trunks: [main, "release/**"]
companions:
  - { when: "src/api/**", require: docs/api.md }
exempt: { authors: ["dependabot[bot]"] }
project: { title: "Signalbox" }
`;

function page(): string {
  const rows = Object.entries(jsonSchema().properties ?? {}).flatMap(([key, one]) => rowsOf(key, one));
  return `# Configuration

<!-- Generated from src/core/config/schema.ts by \`npm run docs\`. -->

A repository is configured in \`.github/signalbox.yml\` on its default branch. Everything is optional, and no file
at all is fine. It is that config which judges every pull request, whatever branch it goes into.

\`\`\`yaml
${example}\`\`\`

| key | value | default | meaning |
| --- | --- | --- | --- |
${rows.join("\n")}

Durations are written \`30m\`, \`4h\`, \`1d\` or \`1h30m\`. Globs know \`*\`, \`?\` and \`**\`; braces, brackets and a
leading \`!\` are refused: list globs one by one. Logins are compared without case. Numbers that stand for names
(\`1.10\`, \`08\`) are kept as they are written.

Of a rule, \`off\` turns it off, \`warn\` makes the check neutral, \`fail\` makes it fail. [The verdict](verdict.md) says
what each one finds.

An unknown key, a wrong type or a bad duration is an error with its line: in the check of the pull request that
brings it, and in \`signalbox config lint\`. The last good config stays in force until it is mended.
\`signalbox config show\` prints the config with every default.

Editors can check the file against [config.schema.json](config.schema.json).
`;
}

/** The page about the config and its JSON Schema, both made from the schema that reads it. */
export function configDocs(): { path: string; text: string }[] {
  const schema = { title: "Signalbox configuration", ...jsonSchema() };
  return [
    { path: "docs/configuration.md", text: page() },
    { path: "docs/config.schema.json", text: `${JSON.stringify(schema, null, 2)}\n` },
  ];
}
