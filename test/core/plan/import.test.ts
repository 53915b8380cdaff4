import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Item, Plan } from "../../../src/core/plan/model.js";
import { emptyPlan } from "../../../src/core/plan/model.js";
import { yamlOf } from "../../../src/core/plan/yaml/write.js";
import { markdown, yaml } from "./read-one.js";

/** What a plan says, without where it says it. */
const said = ({ title, items, sessions, tracks, ownership }: Plan) => ({
  title,
  tracks,
  items: items.map(({ file: _file, line: _line, ...item }) => item),
  sessions: sessions.map(({ line: _line, ...session }) => session),
  ownership: ownership.map(({ file: _file, line: _line, ...entry }) => entry),
});

test("a Markdown plan becomes YAML that a person would write", () => {
  const plan = markdown(`# Harbour
## Senior Session OWNS
- \`src/boat/\` (all of it)

## Phase 1
- [x] **T1** One
- [ ] **T2** Two (HIGH)
  - Depends on: T1
  - Files: \`src/a.ts\` (create), \`src/b.ts\`
`);
  expect(yamlOf(plan)).toBe(`title: Harbour
tracks:
  - id: senior
    title: Senior
ownership:
  - path: src/boat/
    owners:
      - senior
    note: all of it
items:
  - key: T1
    title: One
    phase: Phase 1
    state: done
  - key: T2
    title: Two
    phase: Phase 1
    priority: P1
    dependsOn:
      - T1
    files:
      - path: src/a.ts
        access: create
      - src/b.ts
`);
});

describe("read back it is the same plan", () => {
  const word = fc.oneof(
    fc.string({ minLength: 1, maxLength: 20 }),
    fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" }),
    fc.constantFrom(
      "1.10",
      "08",
      "2026-01-02",
      "yes",
      "null",
      "~",
      "- a",
      "a: b",
      "#1",
      "@org/team",
      "*x",
      "<<",
      "|",
      " lead",
      "tail ",
      "two\nlines",
      "\ttab",
      "‏rtl",
      "cafÃ©",
    ),
  );
  const text = word.filter((one) => !one.includes("\u0000"));
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
  const path = fc.constantFrom("src/a.ts", "docs/", "a b.md", "*.ts", "1.10");
  const entry = fc.record({ pattern: path, owners: fc.array(text, { maxLength: 3 }), note: maybe(text) });
  const item = fc.record({
    title: text,
    aliases: fc.uniqueArray(text, { maxLength: 2 }),
    track: maybe(text),
    phase: maybe(text),
    priority: maybe(fc.constantFrom("P0" as const, "P3" as const)),
    state: fc.constantFrom("open" as const, "done" as const),
    files: fc.uniqueArray(
      fc.record({ path, access: fc.constantFrom("modify" as const, "create" as const, "own" as const) }),
      { maxLength: 3, selector: (file) => file.path },
    ),
    deliverables: fc.array(fc.record({ text, done: fc.boolean() }), { maxLength: 3 }),
    exitCriteria: maybe(text),
    estimate: maybe(text),
    owner: maybe(text),
    waits: fc.array(fc.nat(9), { maxLength: 3 }),
  });
  const form = (key: string): string => key.trim().replace(/\s+/g, " ").toLowerCase();
  const plan = fc
    .record({
      title: maybe(text),
      keys: fc.uniqueArray(
        text.filter((key) => form(key) !== "" && !/\p{Cc}/u.test(key)),
        { maxLength: 8, selector: form },
      ),
      items: fc.array(item, { minLength: 8, maxLength: 8 }),
      sessions: fc.uniqueArray(fc.record({ id: text, role: maybe(text) }), {
        maxLength: 3,
        selector: ({ id }) => id,
      }),
      tracks: fc.uniqueArray(fc.record({ id: text, title: text }), {
        maxLength: 3,
        selector: ({ id }) => id,
      }),
      ownership: fc.array(entry, { maxLength: 3 }),
    })
    .map(({ keys, items, sessions, ownership, ...rest }): Plan => {
      const place = { file: "PLAN.md", line: 1 };
      return {
        ...emptyPlan,
        ...rest,
        sessions: sessions.map((session) => ({ ...session, line: 1 })),
        ownership: ownership.map((one) => ({ ...one, ...place })),
        items: keys.map((key, index): Item => {
          const { waits, ...fields } = items[index] as (typeof items)[number];
          const dependsOn = [...new Set(waits)].flatMap((at) => keys[at] ?? []).filter((one) => one !== key);
          return { key, ...fields, dependsOn, ...place };
        }),
      };
    });

  test("whatever stands in it", () => {
    fc.assert(
      fc.property(plan, (value) => {
        expect(said(yaml(yamlOf(value)))).toEqual(said(value));
      }),
      { numRuns: 300 },
    );
  });
});
