import { describe, expect, test } from "vitest";
import { item, markdown } from "../read-one.js";

const crew = `# Crew

## Session Roles
- **Bow (this session)**: ropes, sails
- **Stern (other session)**: rudder

## File Ownership

### Bow Session OWNS (do not edit without asking):
- \`src/ropes/\` (all of them)
- \`src/sail.ts\`

### Stern Session OWNS:
- \`src/rudder/\`

### SHARED FILES (coordinate before editing):
- \`package.json\` — Bow adds, stern removes
- \`README.md\` — Bow writes
- \`src/index.ts\` — Coordinate

### Protocol for shared files:
1. Say "I change package.json"

## Done — Round 1
### Completed — Round 1:
- **B1** Splice \`rope\` ✓ (ab12cd3)

## Round 2
### Bow Session - Active Tasks:

**B2. Hoist**
- up

### Stern Session - Active Tasks:

**R1. Steer**
- New wheel: \`src/wheel/spoke.ts\`
`;

test("roles are sessions, and ownership lists make tracks of them", () => {
  const plan = markdown(crew);
  expect(plan.sessions).toEqual([
    { id: "bow", role: "ropes, sails", line: 4 },
    { id: "stern", role: "rudder", line: 5 },
  ]);
  expect(plan.tracks).toEqual([
    { id: "bow", title: "Bow" },
    { id: "stern", title: "Stern" },
  ]);
});

test("ownership lists keep patterns, notes and lines; shared paths get the owners that the note names, or all", () => {
  expect(
    markdown(crew).ownership.map(({ pattern, owners, note, line }) => [
      pattern,
      owners.join("+"),
      note,
      line,
    ]),
  ).toEqual([
    ["src/ropes/", "bow", "all of them", 10],
    ["src/sail.ts", "bow", null, 11],
    ["src/rudder/", "stern", null, 14],
    ["package.json", "bow+stern", "Bow adds, stern removes", 17],
    ["README.md", "bow+stern", "Bow writes", 18],
    ["src/index.ts", "bow+stern", "Coordinate", 19],
  ]);
});

test("items are in the track of the session around them, and of those with the same letters", () => {
  const plan = markdown(crew);
  expect(plan.items.map(({ key, track, phase, state }) => [key, track, phase, state])).toEqual([
    ["B1", "bow", "Round 1", "done"],
    ["B2", "bow", "Round 2", "open"],
    ["R1", "stern", "Round 2", "open"],
  ]);
});

test("a file that stands in no list is told at its item", () => {
  expect(markdown(crew).problems).toMatchObject([{ code: "unowned-file", line: 36, severity: "warning" }]);
});

test("sessions that are items are workers too", () => {
  const plan = markdown("### Session 1: Fish\n- nets\n\n### Session 2: Cook\n- soup\n");
  expect(plan.sessions).toEqual([
    { id: "session-1", role: "Fish", line: 1 },
    { id: "session-2", role: "Cook", line: 4 },
  ]);
  expect(item(plan, "session-2").track).toBe("session-2");
});

describe("ownership is also read from", () => {
  test("a label under a session's heading", () => {
    const plan = markdown(
      "## Session A — nets\nOwns (hands off):\n- `src/net/**`\n- `src/{a,b}.go` + the rest\nBranches: `net/*`.\n",
    );
    expect(plan.items).toEqual([]);
    expect(plan.ownership.map(({ pattern, owners }) => [pattern, owners])).toEqual([
      ["src/net/**", ["session-a"]],
      ["src/a.go", ["session-a"]],
      ["src/b.go", ["session-a"]],
    ]);
  });

  test("a list by owner", () => {
    const plan = markdown(
      "## File Ownership\n- **Track 1**: `src/a/**`, the docs\n- **Track 2**: `src/b/**`\n",
    );
    expect(plan.ownership.map(({ pattern, owners }) => [pattern, owners])).toEqual([
      ["src/a/**", ["track-1"]],
      ["src/b/**", ["track-2"]],
    ]);
  });

  test("a table", () => {
    const plan = markdown(
      "| Path | Owner |\n|-|-|\n| `src/a/` | Bow |\n| `src/b/` | Bow, Stern |\n| `x.json` | shared |\n",
    );
    expect(plan.ownership.map(({ pattern, owners }) => [pattern, owners])).toEqual([
      ["src/a/", ["bow"]],
      ["src/b/", ["bow", "stern"]],
      ["x.json", ["bow", "stern"]],
    ]);
  });
});
