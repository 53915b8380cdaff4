import { describe, expect, test } from "vitest";
import { byMaintainer } from "../../../../src/core/verdict/allowed.js";
import { approval, changed, saidBy } from "../facts.js";

const require = { companions: [{ when: "src/**", require: "./CHANGELOG.md", consult: null }] };
const consult = { companions: [{ when: "hall/**", require: null, consult: "kitchen" }] };

describe("a file that must change along", () => {
  test("is missed once for all that call for it, and not when it is there", () => {
    expect(saidBy("companions", { files: changed("src/a.ts", "src/b.ts") }, require)).toEqual([
      "fail src/a.ts: src/a.ts and 1 more change, so ./CHANGELOG.md must change along, which it doesn't. Change ./CHANGELOG.md in this pull request too.",
    ]);
    expect(saidBy("companions", { files: changed("src/a.ts", "CHANGELOG.md") }, require)).toEqual([]);
    expect(saidBy("companions", { files: changed("lib/a.ts") }, require)).toEqual([]);
  });
});

describe("a track that must be asked", () => {
  const files = changed("hall/table.md");

  test.each([
    ["it is its own change", { files, declaredTrack: "kitchen" }],
    ["it approved", { files, approvals: [approval("carol", ["hall/table.md"])] }],
    [
      "it allowed these files",
      { files, declaredTrack: "hall", allowances: [{ paths: ["hall/"], to: "track:hall", from: "cook" }] },
    ],
    [
      "a maintainer did",
      {
        files,
        declaredTrack: "hall",
        allowances: [{ paths: ["hall/"], to: "track:hall", from: byMaintainer }],
      },
    ],
  ])("has been where %s", (_, about) => {
    expect(saidBy("companions", about, consult)).toEqual([]);
  });

  test("has not been where nobody of it spoke", () => {
    expect(
      saidBy("companions", { files, approvals: [approval("walter", ["hall/table.md"])] }, consult),
    ).toEqual([
      "fail hall/table.md: hall/table.md changes, so track kitchen must be asked. Ask carol for an approving review.",
    ]);
    const late = [approval("carol", [], ["hall/table.md"])];
    expect(saidBy("companions", { files, approvals: late }, consult)).toHaveLength(1);
    const allowances = [{ paths: ["gate"], to: "track:hall", from: "cook" }];
    expect(saidBy("companions", { files, declaredTrack: "hall", allowances }, consult)).toHaveLength(1);
  });
});
