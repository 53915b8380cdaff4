import fc from "fast-check";
import { expect, test } from "vitest";
import { explain } from "../../../src/core/plan/explain/explain.js";
import type { Document } from "../../../src/core/plan/model.js";
import { understand } from "../../../src/core/plan/read.js";
import { waves } from "../../../src/core/plan/waves.js";

/** What everything that is done with a plan takes, in milliseconds of this process's own work; the best of `rounds`. */
function cost(document: Document, rounds: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const start = process.cpuUsage();
    const understood = understand([document]);
    waves(understood.reading.plan);
    explain([document], understood);
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

const lines = [
  "# Plan",
  "## Phase 1: Wood (depends on Phase 2)",
  "### Track 1: Saw",
  "### Task 1.2: Nail (2 hours) (HIGH)",
  "**Dependencies**: T1-T9, Phase 1; Track 2 & 3",
  "**Files to modify**: `src/{a,b}/*.ts`, `x.ts` (new)",
  "- [ ] T1 [P] Do it in src/a.ts (depends on T2) — Deps: T3",
  "  - `src/a.ts`",
  "    - deeper",
  "- **Ada**: `src/` and more",
  "| ID | Task | Deps |",
  "|---|---|---|",
  "| T1 | do `it` **now** | T2, T3 |",
  "| a | b | c |",
  "```",
  "T1 ──→ T2 ──→ T3",
  "   │",
  "   ▼",
  "└─> T4",
  "Phase 5 needs Phases 1 & 4. T1 blocks T2; T3 → T4 → T5.",
  "[link](http://x) ![i](y) <b>html</b> <!-- id:x -->",
  "> quoted",
  "words and *marks* and `code` and [brackets] and (more",
  "items:",
  "  - key: a",
  "    title: b",
  "    dependsOn: [a, b]",
  "- { id: 1, title: t, status: done }",
  "",
  "---",
  "    ",
];

/**
 * Work that grows with the square of a document takes sixteen times as long for four times as much of it. The bound
 * lies between that and four; what is beyond it once is measured again, with more rounds, before it counts.
 */
test("four times as much of any text takes no more than eight times as long", { timeout: 300_000 }, () => {
  const part = fc.array(fc.constantFrom(...lines), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(part, fc.constantFrom("p.md", "p.yml"), (chosen, path) => {
      const text = `${chosen.join("\n")}\n`;
      const once = text.repeat(Math.ceil(12_000 / text.length));
      const [small, large] = [
        { path, text: once },
        { path, text: once.repeat(4) },
      ];
      for (const rounds of [2, 6, 20]) if (cost(large, rounds) <= 8 * cost(small, rounds) + 5) return;
      expect.fail(`${cost(large, 20)} ms against ${cost(small, 20)} ms`);
    }),
    // Every line by itself, over and over, then mixtures of them.
    { numRuns: 60 + lines.length, examples: lines.map((line): [string[], string] => [[line], "p.md"]) },
  );
});
