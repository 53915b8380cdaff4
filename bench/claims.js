import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readyInstead } from "../dist/core/claims/decide.js";
import { readPlan } from "../dist/core/plan/read.js";
import { openStore } from "../dist/store/open.js";
import { rounds, shown } from "./measure.js";
import { documents } from "./plan/documents.js";

const sessions = 50;
const items = 1000;
const quiet = { debug() {}, info() {}, warn() {}, error: console.error };

/** Fifty sessions go for a thousand items at once; each item must end with exactly one winner. */
export async function run() {
  const folder = mkdtempSync(join(tmpdir(), "signalbox-bench-"));
  try {
    const stores = [["PGlite", { databaseUrl: null, directory: folder }]];
    const { TEST_DATABASE_URL: databaseUrl } = process.env;
    if (databaseUrl) stores.push(["PostgreSQL", { databaseUrl, directory: "" }]);
    const lines = [];
    for (const [name, place] of stores) lines.push(await race(name, place));
    if (!databaseUrl) lines.push("PostgreSQL  left out: TEST_DATABASE_URL names no server");
    return [...lines, await ready()];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function race(name, place) {
  const store = await openStore({ log: quiet, ...place });
  try {
    const repositoryId = Math.floor(Date.now() / 1000);
    const won = new Map();
    const times = [];
    const start = process.hrtime.bigint();
    const compete = async (session) => {
      for (let item = 0; item < items; item += 1) {
        const begun = process.hrtime.bigint();
        const outcome = await store.claims.take({
          repositoryId,
          itemKey: `T${item}`,
          sessionId: `session-${session}`,
          login: null,
          now: new Date(),
          ttl: 3_600_000,
          grace: 0,
          limit: items,
          take: false,
        });
        times.push(Number(process.hrtime.bigint() - begun) / 1e6);
        if (outcome.kind === "won") won.set(item, (won.get(item) ?? 0) + 1);
        else if (outcome.kind !== "held") throw new Error(outcome.kind);
      }
    };
    await Promise.all(Array.from({ length: sessions }, (_, index) => compete(index)));
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    if (won.size !== items || [...won.values()].some((count) => count !== 1))
      throw new Error(`${won.size} items won`);
    times.sort((a, b) => a - b);
    const p99 = times[Math.floor(times.length * 0.99)];
    return `${name.padEnd(11)} ${sessions} × ${items}: one winner each, ${Math.round(times.length / seconds)} decisions/s, p99 ${p99.toFixed(1)} ms with ${sessions} at once`;
  } finally {
    await store.close();
  }
}

async function ready() {
  const plan = readPlan([documents["Markdown table"](10_000)]);
  const progress = plan.items.map(({ key }, at) => ({ key, done: at < 5000, dropped: false, issue: at + 1 }));
  const times = await rounds(15, () =>
    readyInstead({ plan, progress, claims: [] }, { not: null, track: null, count: 3 }),
  );
  return `ready       of 10,000 items: ${shown(times)}`;
}
