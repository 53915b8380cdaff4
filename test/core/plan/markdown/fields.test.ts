import { describe, expect, test } from "vitest";
import { item, markdown } from "../read-one.js";

const files = (text: string): string[] =>
  (markdown(`### Task 1: Saw\n\n${text}`).items[0]?.files ?? []).map(
    ({ path, access }) => `${access} ${path}`,
  );

describe("files", () => {
  test.each([
    [
      "a list",
      "**Files to Modify**:\n- `src/a.ts` (lines 1-9)\n- Create: `src/b.ts`\n- `src/c/` (new)",
      ["modify src/a.ts", "create src/b.ts", "create src/c/"],
    ],
    [
      "two lists",
      "**Files to Create**:\n- `a.json` or `b/c.json`\n\n**Files to Modify**:\n- `d/[id]/e.ts` (add a route)",
      ["create a.json", "create b/c.json", "modify d/[id]/e.ts"],
    ],
    ["a line", "**Files**: `src/a/`, `lib/b.ts`", ["modify src/a/", "modify lib/b.ts"]],
    [
      "a line without backticks",
      "- **Files:** ui/*.py (all tabs), docs/x.md",
      ["modify ui/*.py", "modify docs/x.md"],
    ],
    ["a bullet", "- File: `src/a.ts` (SHARED)\n- then sand it", ["modify src/a.ts"]],
    [
      "a sentence about a new thing",
      "- New skill: `skills/saw.md`\n- New teeth in `src/saw.ts`: sharp",
      ["create skills/saw.md", "modify src/saw.ts"],
    ],
    [
      "a tree",
      "**Files to Create**:\n```\nwood/\n├── README.md   # how to\n├── oak/\n│   └── plank.json\n└── run.sh  # all\n```",
      ["create wood/README.md", "create wood/oak/plank.json", "create wood/run.sh"],
    ],
    ["a heading", "#### Files\n- src/a.ts\n", ["modify src/a.ts"]],
    ["braces", "**Files**: `src/{a,b}/x.ts`", ["modify src/a/x.ts", "modify src/b/x.ts"]],
    ["no route and no call", '- `POST /saw/{id}`\n- `saw.run("x")`\n- `/api/saw/route.ts`\n- `saw.py`', []],
    [
      "nothing from sentences where a list says it",
      "**Deliverables**:\n- [ ] Write `src/other.ts`\n\n**Files**:\n- `src/a.ts`",
      ["modify src/a.ts"],
    ],
    ["no symbol in a file", "**Files**: `src/a.py::saw`", []],
  ])("%s", (_, text, expected) => {
    expect(files(text)).toEqual(expected);
  });

  test("of a boxed line are those that it names, but for what it only points at", () => {
    const plan = markdown("- [ ] T1 Saw per docs/how.md in src/saw.ts + src/wood.ts (extend)\n");
    expect(item(plan, "T1").files.map(({ path }) => path)).toEqual(["src/saw.ts", "src/wood.ts"]);
  });
});

describe("deliverables", () => {
  const texts = (text: string) =>
    markdown(`### Task 1: Saw\n\n${text}`).items[0]?.deliverables.map(({ text, done }) =>
      done ? `✓ ${text}` : text,
    );
  test.each([
    [
      "the list made for them",
      "- loose\n\n**Deliverables**:\n- [x] Oak\n- [ ] Elm\n\n**Success Criteria**:\n- [ ] straight",
      ["✓ Oak", "Elm"],
    ],
    ["else the work", "**Responsibilities:**\n- Oak\n- Elm\n", ["Oak", "Elm"]],
    [
      "else the criteria",
      "**Steps**:\n1. stand\n\n**Success Criteria**:\n- [ ] straight\n\n**Potential Concerns**:\n- ⚠️ knots\n\n**Testing Checklist**:\n- [ ] bend it",
      ["straight"],
    ],
    ["else the loose entries", "- Oak\n- File: `a/b.ts`\n- Elm", ["Oak", "Elm"]],
    ["one line", "- Deliverable: a pile of planks", ["a pile of planks"]],
    ["nothing of other labels", "**Mitigation**:\n- wait\n\n**Pros**: short", []],
    [
      "criteria behind an inner heading",
      "#### `oak.md`\n1. **Bark**\n   - smell\n\n**Success Criteria**:\n- [ ] straight",
      ["straight"],
    ],
  ])("%s", (_, text, expected) => {
    expect(texts(text)).toEqual(expected);
  });
});

test("the other fields", () => {
  const plan = markdown(
    "### Track 1: Wood\n**Owner**: Ada the\ncarpenter\n**Exit Criteria**: 9 of 10 > straight\n**Estimated time**: 2 hours\n",
  );
  expect(item(plan, "track-1")).toMatchObject({
    owner: "Ada the carpenter",
    exitCriteria: "9 of 10 > straight",
    estimate: "2 hours",
  });
});

test("text is data: broken letters, right-to-left, CRLF and a byte order mark pass through", () => {
  const plan = markdown(
    "\ufeff# ðŸŽ¯\u00a0Plan\r\n\r\n### Task 1: Saw â†’ עץ <b>x</b> @everyone\r\n**Owner**: Ä\r\n",
  );
  expect(plan.title).toBe("ðŸŽ¯\u00a0Plan");
  expect(item(plan, "1")).toMatchObject({ title: "Saw â†’ עץ x @everyone", owner: "Ä", line: 3 });
});

test("a table of labels under an item holds its fields, in any of several languages", () => {
  const rows = "| Campo | Valor |\n|-|-|\n";
  const plan = markdown(
    `### Tarea 1: Cortar\n${rows}| **Dependencias** | Ninguna |\n| Estado | completada |\n\n### Tarea 2: Pintar\n${rows}| Dependencias | Tarea 1 |\n| Archivos | \`src/a.ts\` |\n`,
  );
  expect(plan.problems).toEqual([]);
  expect(item(plan, "1").state).toBe("done");
  expect(item(plan, "2")).toMatchObject({
    dependsOn: ["1"],
    files: [{ path: "src/a.ts", access: "modify" }],
  });
});

describe("labels for files", () => {
  test.each([
    "Files to create",
    "File to Update",
    "Files to Create or Modify",
    "New files to add/edit (3)",
    "Affected files",
    "Dateien",
    "ファイル",
  ])("%j", (label) => {
    expect(item(markdown(`### Task 1: Saw\n**${label}**: \`src/a.ts\`\n`), "1").files).toHaveLength(1);
  });
});

test("front matter that strict YAML refuses is read as text, and said", () => {
  const plan = markdown("---\nid: BOAT-1\ntitle: CLI: saw it\nassignee: @ada\nstatus: Done\n---\n");
  expect(plan.problems).toMatchObject([{ severity: "warning", code: "invalid-yaml", line: 3 }]);
  expect(item(plan, "BOAT-1")).toMatchObject({ title: "CLI: saw it", owner: "@ada", state: "done" });
});
