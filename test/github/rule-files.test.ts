import { describe, expect, it } from "vitest";
import { filesAt } from "../../src/github/files-at.js";
import { ruleFiles } from "../../src/github/rule-files.js";
import { github, keepOffline, repoPath, takeSeat } from "./seat.js";

keepOffline();

const commit = "d".repeat(40);

interface Shown {
  text?: string | null;
  mode?: number;
  type?: string;
  byteSize?: number;
  isBinary?: boolean;
  isTruncated?: boolean;
}

/** GitHub with these files at the commit; answers as many GraphQL requests as are said. */
function filesAtGitHub(files: Record<string, string | Shown>, requests: number): string[] {
  const refs: string[] = [];
  github()
    .post("/graphql")
    .times(requests)
    .reply(200, (_uri, body) => {
      const { variables } = body as { variables: Record<string, string> };
      refs.push(variables.ref ?? "");
      const entries = Object.entries(variables)
        .filter(([name]) => /^p\d+$/.test(name))
        .map(([name, path]) => [name.replace("p", "f"), entryOf(files[path])]);
      const object = { __typename: "Commit", oid: commit, ...Object.fromEntries(entries) };
      return { data: { repository: { object } } };
    });
  return refs;
}

function entryOf(shown: string | Shown | undefined) {
  if (shown === undefined) return null;
  const {
    text = "",
    mode = 0o100644,
    type = "Blob",
    ...more
  } = typeof shown === "string" ? { text: shown } : shown;
  const blob = {
    oid: `blob of ${text}`,
    byteSize: Buffer.byteLength(text ?? ""),
    isBinary: false,
    isTruncated: false,
    text,
    ...more,
  };
  return { mode, object: type === "Blob" ? { __typename: type, ...blob } : { __typename: type } };
}

function tree(paths: string[], truncated = false): void {
  github()
    .get(`${repoPath}/git/trees/${commit}`)
    .query({ recursive: "1" })
    .reply(200, {
      truncated,
      tree: [
        { path: "docs", mode: "040000", type: "tree" },
        { path: "docs/link.md", mode: "120000", type: "blob" },
        { path: "vendor", mode: "160000", type: "commit" },
        ...paths.map((path) => ({ path, mode: "100644", type: "blob" })),
      ],
    });
}

describe("the rule files", () => {
  it("at their usual places are one request, and only the first plan counts", async () => {
    const { seat, requests } = await takeSeat();
    const refs = filesAtGitHub(
      {
        ".github/signalbox.yml": "unowned: warn\n",
        ".github/TRACKOWNERS": "src/ north\n",
        "PLAN.md": "# One",
        "docs/PLAN.md": "# Two",
      },
      1,
    );
    const files = await ruleFiles(seat, "main", null);
    expect(files).toEqual({
      commit,
      config: expect.objectContaining({ path: ".github/signalbox.yml", text: "unowned: warn\n", size: 14 }),
      owners: expect.objectContaining({ path: ".github/TRACKOWNERS", oid: "blob of src/ north\n" }),
      plans: [expect.objectContaining({ path: "PLAN.md", text: "# One" })],
    });
    expect(refs).toEqual(["refs/heads/main"]);
    expect(requests).toHaveLength(1);
  });

  it("are nothing in a repository without any", async () => {
    const { seat, requests } = await takeSeat();
    const refs = filesAtGitHub({}, 1);
    expect(await ruleFiles(seat, commit, null)).toEqual({ commit, config: null, owners: null, plans: [] });
    expect(refs).toEqual([commit]);
    expect(requests).toHaveLength(1);
  });

  it("that the config names are a second request, at the commit of the first", async () => {
    const { seat, requests } = await takeSeat();
    const refs = filesAtGitHub(
      {
        ".github/signalbox.yml": "plan: [./work/b.md, PLAN.md, work/a.md]\nowners: work/OWNERS\n",
        ".github/TRACKOWNERS": "not asked for",
        "PLAN.md": "# P",
        "work/a.md": "# A",
        "work/b.md": "# B",
        "work/OWNERS": "* north",
      },
      2,
    );
    const files = await ruleFiles(seat, "main", null);
    expect(files.plans.map(({ path }) => path)).toEqual(["work/b.md", "PLAN.md", "work/a.md"]);
    expect(files.owners?.text).toBe("* north");
    expect(files.problems).toBeUndefined();
    expect(refs).toEqual(["refs/heads/main", commit]);
    expect(requests).toHaveLength(2);
  });

  it("that globs name are found in the tree: three requests, symbolic links left out", async () => {
    const { seat, requests } = await takeSeat();
    filesAtGitHub(
      {
        ".github/signalbox.yml": "plan: docs/*.md\n",
        "docs/a.md": "# A",
        "docs/b.md": "# B",
        "docs/link.md": "x",
      },
      2,
    );
    tree(["docs/b.md", "docs/a.md", "docs/deep/c.md", "src/x.ts"]);
    const files = await ruleFiles(seat, "main", null);
    expect(files.plans.map(({ path }) => path)).toEqual(["docs/a.md", "docs/b.md"]);
    expect(requests).toHaveLength(3);
  });

  it("say it when the tree is too large to be listed", async () => {
    const { seat } = await takeSeat();
    filesAtGitHub({ ".github/signalbox.yml": "plan: 'docs/*.md'\n", "docs/a.md": "# A" }, 2);
    tree(["docs/a.md"], true);
    const files = await ruleFiles(seat, "main", null);
    expect(files.problems).toEqual([
      {
        kind: "plan",
        severity: "error",
        code: "too-large",
        message: expect.stringContaining("`docs/*.md`"),
        file: ".github/signalbox.yml",
        line: 0,
      },
    ]);
  });

  it("say which paths of the config lead nowhere", async () => {
    const { seat } = await takeSeat();
    filesAtGitHub({ ".github/signalbox.yml": "plan: docs/gone.md\nowners: GONE\n" }, 2);
    const files = await ruleFiles(seat, "main", null);
    expect(files.plans).toEqual([]);
    expect(files.problems).toEqual([
      expect.objectContaining({ kind: "owners", message: expect.stringContaining("`GONE`") }),
      expect.objectContaining({ kind: "plan", message: expect.stringContaining("`docs/gone.md`") }),
    ]);
  });

  it.each([
    ["a symbolic link", { text: "../elsewhere.md", mode: 0o120000 }],
    ["a folder", { mode: 0o040000, type: "Tree" }],
    ["a submodule", { mode: 0o160000, type: "Commit" }],
  ])("never are %s, which is said", async (_, shown) => {
    const { seat } = await takeSeat();
    filesAtGitHub({ "PLAN.md": shown }, 1);
    const files = await ruleFiles(seat, "main", null);
    expect(files.plans).toEqual([]);
    expect(files.problems).toEqual([expect.objectContaining({ file: "PLAN.md", code: "unreadable" })]);
  });

  it("say nothing of a usual place that is not needed", async () => {
    const { seat } = await takeSeat();
    filesAtGitHub({ "COORDINATION.md": "# Plan", "PLAN.md": { text: "COORDINATION.md", mode: 0o120000 } }, 1);
    const files = await ruleFiles(seat, "main", null);
    expect(files.plans.map(({ path }) => path)).toEqual(["COORDINATION.md"]);
    expect(files.problems).toBeUndefined();
  });

  it("are those of the config in force while the new one is broken", async () => {
    const { seat } = await takeSeat();
    filesAtGitHub(
      { ".github/signalbox.yml": "plan: [\n", "work/plan.md": "# Kept", "PLAN.md": "# Other" },
      2,
    );
    const files = await ruleFiles(seat, "main", { plan: ["work/plan.md"], owners: null });
    expect(files.plans.map(({ text }) => text)).toEqual(["# Kept"]);
    expect(files.config?.text).toBe("plan: [\n");
  });

  it("are those of the given paths, whatever the config there names", async () => {
    const { seat } = await takeSeat();
    filesAtGitHub(
      {
        ".github/signalbox.yml": "owners: loose/OWNERS\n",
        OWNERS: "* hull",
        "loose/OWNERS": "* everybody",
        "PLAN.md": "# Plan",
      },
      2,
    );
    const files = await ruleFiles(seat, "release/1", { plan: [], owners: "OWNERS" }, "always");
    expect(files.owners?.text).toBe("* hull");
    expect(files.plans.map(({ text }) => text)).toEqual(["# Plan"]);
  });

  it("of a branch that is not there are an error with a name", async () => {
    const { seat } = await takeSeat();
    github()
      .post("/graphql")
      .reply(200, { data: { repository: { object: null } } });
    await expect(ruleFiles(seat, "gone", null)).rejects.toMatchObject({ kind: "missing" });
  });
});

describe("a file's text", () => {
  const blob = (oid: string, content: Buffer) =>
    github()
      .get(`${repoPath}/git/blobs/${encodeURIComponent(oid)}`)
      .reply(200, { content: content.toString("base64"), encoding: "base64" });

  async function read(shown: Shown) {
    const { seat } = await takeSeat();
    filesAtGitHub({ "PLAN.md": shown }, 1);
    return (await filesAt(seat, "main", ["PLAN.md"]))?.files[0];
  }

  it("is fetched whole where GraphQL cuts it", async () => {
    const whole = "plan ".repeat(150_000);
    blob("blob of plan", Buffer.from(whole));
    const file = await read({ text: "plan", isTruncated: true, byteSize: whole.length });
    expect(file?.text).toBe(whole);
  });

  it.each([
    ["too large", { text: "plan", isTruncated: true, byteSize: 4_194_305 }],
    ["binary", { text: null, isBinary: true, byteSize: 9 }],
  ])("is null where it is %s, without another request", async (_, shown) => {
    const file = await read(shown);
    expect(file).toMatchObject({ path: "PLAN.md", size: shown.byteSize, text: null });
  });

  it("is null where it is not UTF-8, and kept where the odd character is the file's own", async () => {
    blob("blob of caf\uFFFD", Buffer.from([0x63, 0x61, 0x66, 0xe9]));
    expect((await read({ text: "caf\uFFFD" }))?.text).toBeNull();
    blob("blob of odd \uFFFD", Buffer.from("\uFEFFodd \uFFFD"));
    expect((await read({ text: "odd \uFFFD" }))?.text).toBe("\uFEFFodd \uFFFD");
  });
});
