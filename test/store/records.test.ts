import { expect, it } from "vitest";
import type { BoardItemRow } from "../../src/app/ports/board-store.js";
import type { RuleFiles } from "../../src/app/ports/documents.js";
import type { Repository } from "../../src/app/ports/repository.js";
import type { VerdictRow } from "../../src/app/ports/verdict-store.js";
import { describeStores } from "./support.js";

const now = new Date("2026-03-01T10:00:00Z");
const big = 2 ** 52 + 1;

const repository: Repository = {
  id: big,
  installationId: 5,
  owner: "harbour",
  name: "lights",
  ownerType: "Organization",
  defaultBranch: "main",
};

describeStores("repositories", (open) => {
  it("are found as they were saved last", async () => {
    const { repositories } = await open();
    expect(await repositories.find(big)).toBeNull();
    await repositories.save(repository);
    await repositories.save({ ...repository, name: "lamps" });
    expect(await repositories.find(big)).toEqual({ ...repository, name: "lamps" });
    expect(await repositories.all()).toEqual([{ ...repository, name: "lamps" }]);
  });

  it("are gone while the App isn't installed, and back when it is again", async () => {
    const { repositories } = await open();
    await repositories.save(repository);
    await repositories.deactivate(big);
    expect(await repositories.find(big)).toBeNull();
    expect(await repositories.all()).toEqual([]);
    await repositories.save(repository);
    expect(await repositories.all()).toEqual([repository]);
  });
});

describeStores("documents", (open) => {
  const plan = { path: "PLAN.md", oid: "abc", text: "# Plan\u0000\r\n\ufeff– ünïcödé" };

  it("are the last good ones of each kind", async () => {
    const { documents } = await open();
    expect(await documents.lastGood(7, "plan")).toEqual([]);
    await documents.keep(7, "plan", [plan, { ...plan, path: "MORE.md" }], now);
    await documents.keep(7, "config", [{ ...plan, path: "c" }], now);
    await documents.keep(7, "plan", [plan], now);
    expect(await documents.lastGood(7, "plan")).toEqual([plan]);
    expect(await documents.lastGood(8, "plan")).toEqual([]);
    const config = [{ ...plan, path: "c" }];
    expect(await documents.allLastGood(7)).toEqual({ config, owners: [], plan: [plan] });
    await documents.keep(7, "config", [], now);
    expect(await documents.lastGood(7, "config")).toEqual([]);
  });

  it("remembers the rule files of the newest fifty commits of a repository", async () => {
    const { documents } = await open();
    const files = (commit: string): RuleFiles => ({
      commit,
      config: null,
      owners: { path: ".github/TRACKOWNERS", oid: "1", size: 3, text: "a\u0000b" },
      plans: [{ path: "PLAN.md", oid: "2", size: 9_999_999, text: null }],
    });
    await documents.keepFiles(8, files("other"), now);
    for (let count = 0; count < 53; count++) await documents.keepFiles(7, files(`sha-${count}`), now);
    expect(await documents.filesAt(7, "sha-52")).toEqual(files("sha-52"));
    expect(await documents.filesAt(7, "sha-3")).toEqual(files("sha-3"));
    expect(await documents.filesAt(7, "sha-2")).toBeNull();
    expect(await documents.filesAt(8, "other")).toEqual(files("other"));
  });
});

describeStores("boards", (open) => {
  const row = (itemKey: string, issueNumber: number): BoardItemRow => ({
    itemKey,
    issueNumber,
    issueId: big + issueNumber,
    issueNodeId: `I_${issueNumber}`,
  });

  it("know which issue mirrors which item", async () => {
    const { boards } = await open();
    await boards.save(7, row("1.10", 2));
    await boards.save(7, row("1.1", 1));
    await boards.save(8, row("1.1", 1));
    expect(await boards.items(7)).toEqual([row("1.1", 1), row("1.10", 2)]);
    expect(await boards.items(7, ["1.10", "2"])).toEqual([row("1.10", 2)]);
    expect(await boards.itemOfIssue(7, 2)).toEqual(row("1.10", 2));
    expect(await boards.itemOfIssue(7, 3)).toBeNull();
    await boards.forget(7, "1.1");
    expect(await boards.items(7)).toEqual([row("1.10", 2)]);
    expect(await boards.items(8)).toHaveLength(1);
  });

  it("let an item get another issue, and an issue another item", async () => {
    const { boards } = await open();
    await boards.save(7, row("a", 1));
    await boards.save(7, row("a", 2));
    expect(await boards.items(7)).toEqual([row("a", 2)]);
    await boards.save(7, row("b", 2));
    expect(await boards.items(7)).toEqual([row("b", 2)]);
  });

  it("remember their project", async () => {
    const { boards } = await open();
    expect(await boards.project(7)).toBeNull();
    await boards.saveProject(7, "PVT_1");
    await boards.saveProject(7, "PVT_2");
    expect(await boards.project(7)).toBe("PVT_2");
  });

  it("remember what the fields of their project are known by, until it is another project", async () => {
    const { boards } = await open();
    const fields = new Map([
      ["Claim ends", { id: "F1", options: new Map() }],
      ["Phase", { id: "F2", options: new Map([["runde „eins“", "o1"]]) }],
    ] as const);
    await boards.saveProject(7, "PVT_1");
    expect(await boards.projectFields(7)).toEqual(new Map());
    await boards.saveProjectFields(7, new Map([["Wave", { id: "F0", options: new Map() }]] as const));
    await boards.saveProjectFields(7, fields);
    await boards.saveProject(7, "PVT_1");
    await boards.saveProject(8, "PVT_2");
    expect(await boards.projectFields(7)).toEqual(fields);
    expect(await boards.projectFields(8)).toEqual(new Map());
    await boards.saveProject(7, "PVT_2");
    expect(await boards.projectFields(7)).toEqual(new Map());
    await boards.saveProjectFields(7, new Map());
    expect(await boards.projectFields(7)).toEqual(new Map());
  });
});

describeStores("verdicts", (open) => {
  const row = (subject: string, changes: Partial<VerdictRow> = {}): VerdictRow => ({
    subject,
    headSha: "h",
    headRef: "a",
    fromFork: false,
    baseRef: "main",
    lands: "main",
    digest: "d",
    conclusion: "failure",
    checkRunId: big,
    commentId: null,
    items: [],
    finishes: [],
    open: true,
    touches: null,
    ...changes,
  });

  it("are what was written last about a pull request", async () => {
    const { verdicts } = await open();
    expect(await verdicts.find(7, "pull:1")).toBeNull();
    await verdicts.save(7, row("pull:1"));
    const newer = row("pull:1", {
      conclusion: "success",
      commentId: big,
      checkRunId: null,
      headRef: null,
      fromFork: true,
      lands: "release/1",
      finishes: ["ü"],
      items: ['a,"b\\', "ü", ""],
    });
    await verdicts.save(7, newer);
    expect(await verdicts.find(7, "pull:1")).toEqual(newer);
    expect(await verdicts.find(8, "pull:1")).toBeNull();
  });

  it("are found by the items they are about, while the pull request is open", async () => {
    const { verdicts } = await open();
    await verdicts.save(7, row("pull:1", { items: ["1.1", "1.10"] }));
    await verdicts.save(7, row("pull:2", { items: ["1.10"] }));
    await verdicts.save(7, row("pull:3", { items: ["1.10"], open: false }));
    await verdicts.save(8, row("pull:4", { items: ["1.10"] }));
    const subjects = async (keys?: string[]) => (await verdicts.open(7, keys)).map((one) => one.subject);
    expect(await subjects()).toEqual(["pull:1", "pull:2"]);
    expect(await subjects(["1.10", "9"])).toEqual(["pull:1", "pull:2"]);
    expect(await subjects(["1.1"])).toEqual(["pull:1"]);
    expect(await subjects(["1"])).toEqual([]);
    expect(await subjects([])).toEqual([]);
  });
});

describeStores("comments", (open) => {
  const comment = { repositoryId: 7, place: "thread" as const, commentId: big, issue: 4, author: "Ada" };

  it("have run once they are marked", async () => {
    const { comments } = await open();
    expect(await comments.run(comment)).toBeNull();
    const answer = { ok: true, reply: "yes", work: [] };
    await comments.keepAnswers(comment, [answer], now);
    expect(await comments.run(comment)).toEqual({ answers: [answer], done: false });
    await comments.markDone(comment, now);
    await comments.markDone(comment, now);
    expect(await comments.run(comment)).toEqual({ answers: [answer], done: true });
    expect(await comments.run({ ...comment, repositoryId: 8 })).toBeNull();
  });

  it("are counted by author and issue since a time, without the one that asks", async () => {
    const { comments } = await open();
    await comments.markDone(comment, now);
    const other = { ...comment, place: "thread" as const, commentId: 12, author: "ada" };
    expect(await comments.others(other, now)).toBe(1);
    expect(await comments.others(comment, now)).toBe(0);
    expect(await comments.others({ ...other, issue: 5 }, now)).toBe(0);
    expect(await comments.others({ ...other, author: "ben" }, now)).toBe(0);
    expect(await comments.others(other, new Date(now.getTime() + 1))).toBe(0);
  });
});
