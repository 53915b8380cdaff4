import { describe, expect, it } from "vitest";
import type { Context } from "../../../src/app/context.js";
import type { Comparison, PullSnapshot } from "../../../src/app/ports/github.js";
import { GitHubProblem } from "../../../src/app/ports/github-problem.js";
import { baseChanges } from "../../../src/app/verdict/base-changes.js";
import { touchedFiles } from "../../../src/app/verdict/touched-files.js";
import type { ChangedFile } from "../../../src/core/verdict/model.js";

const file = (path: string): ChangedFile => ({ path, previousPath: null, status: "modified" });
const files = (count: number) => Array.from({ length: count }, (_, index) => file(`f-${index}`));

interface Answers {
  comparison: (base: string, head: string) => Comparison;
  blobs?: (commit: string) => Map<string, string>;
}

/** A context that answers so, and writes down what was asked. */
function contextOf({ comparison, blobs = () => new Map() }: Answers) {
  const asked: string[] = [];
  const kept = new Map<string, Comparison>();
  const context = {
    repository: { id: 7 },
    now: () => new Date(0),
    store: {
      comparisons: {
        find: async (_: number, base: string, head: string) => kept.get(`${base}...${head}`) ?? null,
        keep: async (_: number, base: string, head: string, value: Comparison) => {
          kept.set(`${base}...${head}`, value);
        },
      },
    },
    host: {
      comparison: async (base: string, head: string) => {
        asked.push(`${base}...${head}`);
        return comparison(base, head);
      },
      pullFiles: async (_: number, expected: number, first: ChangedFile[] = []) => {
        asked.push(`files from ${first.length}`);
        return { files: files(expected) };
      },
      blobIds: async (commit: string, paths: string[]) => {
        asked.push(`blobs ${commit} ${paths.join(" ")}`);
        return blobs(commit);
      },
    },
  };
  return { context: context as unknown as Context, asked, kept };
}

const pull = (changedFiles: number) =>
  ({ number: 1, changedFiles, baseTip: "base", headSha: "head" }) as PullSnapshot;
const full = (mergeBase: string): Comparison => ({ mergeBase, problem: "300 or more", first: files(300) });

describe("the files of a pull request", () => {
  it("are those of a comparison, once for its head and base", async () => {
    const { context, asked } = contextOf({ comparison: () => ({ mergeBase: "m", files: files(3) }) });
    expect(await touchedFiles(context, pull(3))).toEqual({ files: files(3) });
    await touchedFiles(context, pull(3));
    expect(asked).toEqual(["base...head"]);
  });

  it("are listed from where the comparison ends, and all by pages where it lists others than GitHub counted", async () => {
    const large = contextOf({ comparison: () => full("m") });
    await touchedFiles(large.context, pull(420));
    expect(large.asked).toEqual(["base...head", "files from 300"]);
    const other = contextOf({ comparison: () => ({ mergeBase: "m", files: files(2) }) });
    await touchedFiles(other.context, pull(3));
    expect(other.asked).toEqual(["base...head", "files from 0"]);
  });

  it("are listed by pages where GitHub takes too long over a large comparison; a small one is asked for again", async () => {
    const slow = () => {
      throw new GitHubProblem("unavailable", "this diff is taking too long to generate");
    };
    const { context, asked, kept } = contextOf({ comparison: slow });
    expect(await touchedFiles(context, pull(420))).toEqual({ files: files(420) });
    expect(asked).toEqual(["base...head", "files from 0"]);
    expect(kept.size).toBe(0);
    await expect(touchedFiles(context, pull(20))).rejects.toThrow("too long");
  });

  it("beyond 3,000 cost no comparison", async () => {
    const { context, asked } = contextOf({ comparison: () => full("m") });
    await touchedFiles(context, pull(3_001));
    expect(asked).toEqual(["files from 0"]);
  });
});

describe("what changed on the base", () => {
  const before = new Map([["a", "1"]]);
  const after = new Map([
    ["a", "2"],
    ["b", "1"],
  ]);

  it("is told by blobs where more changed than GitHub lists, each path looked up once", async () => {
    const { context, asked } = contextOf({
      comparison: (base) => (base === "base" ? { mergeBase: "fork", files: [] } : full("fork")),
      blobs: (commit) => (commit === "fork" ? before : after),
    });
    const changes = (paths: string[]) => baseChanges(context, { baseTip: "base", headSha: "head" }, paths);
    expect(await changes(["a", "c"])).toMatchObject({ paths: ["a"], problem: null });
    expect(asked).toEqual(["base...head", "fork...base", "blobs fork a c", "blobs base a c"]);
    expect(await changes(["a", "c"])).toMatchObject({ paths: ["a"] });
    expect(asked).toHaveLength(4);
    expect(await changes(["a", "b"])).toMatchObject({ paths: ["a", "b"] });
    expect(asked.slice(4)).toEqual(["blobs fork b", "blobs base b"]);
  });

  it("is not kept where GitHub refused to compare: that may be over next time", async () => {
    const refused: Comparison = { mergeBase: null, problem: "No common ancestor" };
    const { context, kept } = contextOf({
      comparison: (base) => (base === "base" ? { mergeBase: "fork", files: [] } : refused),
      blobs: (commit) => (commit === "fork" ? before : after),
    });
    expect(await baseChanges(context, { baseTip: "base", headSha: "head" }, ["a"])).toMatchObject({
      paths: ["a"],
    });
    expect([...kept.keys()]).toEqual(["base...head"]);
  });
});
