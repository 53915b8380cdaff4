import { defaultConfig } from "../dist/core/config/read.js";
import { parseOwners } from "../dist/core/ownership/parse.js";
import { readPlan } from "../dist/core/plan/read.js";
import { evaluate } from "../dist/core/verdict/evaluate.js";
import { ratio, rounds, shown } from "./measure.js";

const tracks = 40;
const items = Array.from({ length: 400 }, (_, index) => {
  const after = index > tracks ? `, dependsOn: [T${index - tracks}]` : "";
  return `  - { key: T${index}, title: Item ${index}, track: track-${index % tracks}, files: [src/p${index}/]${after} }`;
});
const plan = readPlan([{ path: "plan.yml", text: `items:\n${items.join("\n")}\n` }]);
const rules = Array.from({ length: 2_000 }, (_, index) => {
  const more = index % 10 === 0 ? ` track-${(index + 1) % tracks}` : "";
  return `/src/p${index}/ track-${index % tracks}${more}`;
});
const owners = parseOwners(`${rules.join("\n")}\n`, "OWNERS");

const files = (count, from) =>
  Array.from({ length: count }, (_, index) => ({
    path: `src/p${(from + index) % 2_000}/lib/file-${from + index}.ts`,
    previousPath: null,
    status: "modified",
    lines: [{ from: 10, to: 20 }],
    oid: "a",
  }));

function facts(count) {
  const others = Array.from({ length: 200 }, (_, index) => ({
    number: index + 100,
    title: `Other ${index}`,
    author: "ben",
    items: [`T${index}`],
    tracks: [`track-${index % tracks}`],
    session: null,
    files: files(30, index * 10),
  }));
  const at = new Date("2030-01-01T00:00:00Z");
  const claims = plan.items.slice(0, 100).map(({ key }, index) => ({
    repositoryId: 1,
    itemKey: key,
    sessionId: `s${index}`,
    login: `login-${index}`,
    generation: 1,
    claimedAt: at,
    expiresAt: at,
    lapsesAt: at,
    ttl: 1,
    renewedAt: at,
    warnedAt: null,
    parked: null,
    branch: null,
    pull: null,
  }));
  return {
    number: 1,
    title: "A change",
    body: "",
    author: "ada",
    draft: false,
    headRef: "change",
    headSha: "a",
    baseRef: "main",
    headMessage: "",
    files: files(count, 0),
    filesProblem: null,
    linkedItems: ["T7"],
    declaredTrack: null,
    overrides: [],
    allowances: [],
    progress: [],
    claims,
    approvals: [],
    intents: [],
    others,
    baseChanges: { commit: "b", paths: files(500, 0).map(({ path }) => path), problem: null },
    deliverables: new Map(),
    revertOf: null,
    plan,
    ownership: { source: "OWNERS", from: "file", ...owners },
    config: defaultConfig(),
    brought: [],
    now: at,
  };
}

/** The pure decision, with everything that it looks at at hand. */
export async function run() {
  const [small, large] = [facts(3_000), facts(6_000)];
  const found = evaluate(small).findings.length;
  const times = await rounds(15, () => evaluate(small));
  const twice = await rounds(15, () => evaluate(large));
  return [
    `3,000 files, 2,000 rules, 200 other pull requests: ${shown(times)}, ${times[0].toFixed(1)} at best; ${found} findings`,
    `6,000 files: ${shown(twice)}, ${ratio(twice, times)} times as long`,
  ];
}
