import { fc, it as property } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { checkRepository, knownRepository } from "../../../src/app/deliveries/known-repository.js";
import { removed } from "../../../src/app/deliveries/removed.js";
import { welcome } from "../../../src/app/deliveries/welcome.js";
import { GitHubProblem } from "../../../src/app/ports/github-problem.js";
import type { Repository } from "../../../src/app/ports/repository.js";

const ferries: Repository = {
  id: 1,
  installationId: 10,
  owner: "harbour",
  name: "ferries",
  ownerType: "Organization",
  defaultBranch: "main",
};

/** What GitHub has now, what is kept, and what GitHub was asked for. */
function setting(start: { now?: Repository[]; kept?: Repository[] } = {}) {
  const truth = new Map((start.now ?? []).map((one) => [one.id, one]));
  const kept = new Map((start.kept ?? []).map((one) => [one.id, one]));
  const asked: string[] = [];
  const engine = {
    store: {
      repositories: {
        find: async (id: number) => kept.get(id) ?? null,
        all: async () => [...kept.values()],
        save: async (one: Repository) => void kept.set(one.id, one),
        deactivate: async (id: number) => void kept.delete(id),
      },
    },
    github: {
      current: async (id: number) => {
        asked.push(`repository ${id}`);
        return truth.get(id) ?? null;
      },
      isInstalled: async (id: number) => {
        asked.push(`installation ${id}`);
        return [...truth.values()].some(({ installationId }) => installationId === id);
      },
      installed: async (id: number) => [...truth.values()].filter((one) => one.installationId === id),
    },
  };
  return { engine: engine as never, truth, kept, asked };
}

const say = (more: Partial<Repository>): Repository => ({ ...ferries, ...more });

describe("a repository that a delivery is of", () => {
  it("is as it is kept where the delivery says the same, without a request", async () => {
    const { engine, asked } = setting({ now: [say({ name: "boats" })], kept: [ferries] });
    expect(await knownRepository(engine, { ...ferries })).toEqual({ repository: ferries, trunkMoved: false });
    expect(asked).toEqual([]);
  });

  it.each<[string, Partial<Repository>]>([
    ["another name", { name: "old" }],
    ["another owner", { owner: "ada", ownerType: "User" }],
    ["another installation", { installationId: 9 }],
    ["another default branch", { defaultBranch: "trunk" }],
    ["the same name in another case", { name: "Ferries" }],
  ])("is as GitHub has it where the delivery says %s", async (_, said) => {
    const { engine, kept, asked } = setting({ now: [ferries], kept: [ferries] });
    expect(await knownRepository(engine, say(said))).toEqual({ repository: ferries, trunkMoved: false });
    expect([...kept.values()]).toEqual([ferries]);
    expect(asked).toEqual(["repository 1"]);
  });

  it("tells of a default branch that is another one than was kept", async () => {
    const moved = say({ defaultBranch: "next" });
    const { engine } = setting({ now: [moved], kept: [ferries] });
    expect(await knownRepository(engine, moved)).toEqual({ repository: moved, trunkMoved: true });
    expect(await knownRepository(engine, ferries)).toEqual({ repository: moved, trunkMoved: false });
  });

  it("is none, and is not kept, where GitHub shows none", async () => {
    const { engine, kept } = setting({ kept: [ferries] });
    expect(await knownRepository(engine, say({ name: "old" }))).toBeNull();
    expect([...kept.values()]).toEqual([]);
    expect(await knownRepository(engine, ferries)).toBeNull();
    expect([...kept.values()]).toEqual([]);
  });

  it("is looked up in any case where the delivery is about the repository itself", async () => {
    const { engine, kept } = setting({ kept: [ferries] });
    expect(await knownRepository(engine, ferries, true)).toBeNull();
    expect([...kept.values()]).toEqual([]);
  });

  it("keeps what it was where GitHub can't say", async () => {
    const { engine, kept } = setting({ now: [say({ name: "boats" })], kept: [ferries] });
    const github = (engine as { github: { current: unknown } }).github;
    github.current = () => Promise.reject(new GitHubProblem("unavailable", "GitHub can't be reached"));
    await expect(knownRepository(engine, say({ name: "boats" }))).rejects.toThrow("can't be reached");
    await expect(checkRepository(engine, 1)).rejects.toThrow("can't be reached");
    expect([...kept.values()]).toEqual([ferries]);
  });

  it("has its name alone: who is kept under it is looked up, and so on", async () => {
    const boats = say({ id: 2, name: "boats" });
    const rafts = say({ id: 3, name: "rafts" });
    const names = (...all: string[]) => all.map((name, index) => say({ id: index + 1, name }));
    const { engine, kept } = setting({
      now: names("boats", "rafts", "ships", "ferries"),
      kept: [ferries, boats, rafts],
    });
    await knownRepository(engine, say({ id: 4 }));
    expect([...kept.values()]).toEqual(expect.arrayContaining(names("boats", "rafts", "ships", "ferries")));
  });

  it("comes to an end where GitHub shows two under one name", async () => {
    const twin = say({ id: 2 });
    const { engine, asked } = setting({ now: [ferries, twin], kept: [ferries] });
    expect(await knownRepository(engine, twin)).toMatchObject({ repository: twin });
    expect(asked).toEqual(["repository 2", "repository 1"]);
  });
});

describe("an installation", () => {
  const other = say({ id: 2, name: "boats" });

  it("that is gone takes its repositories off, except those that another has by now", async () => {
    const { engine, kept, asked } = setting({ now: [say({ installationId: 11 })], kept: [ferries, other] });
    await removed(engine, { kind: "removed", installationId: 10, repositoryIds: "all" });
    expect([...kept.values()]).toEqual([say({ installationId: 11 })]);
    expect(asked).toEqual(["installation 10", "repository 1", "repository 2"]);
  });

  it("that is there takes nothing off, for one request", async () => {
    const { engine, kept, asked } = setting({ now: [ferries, other], kept: [ferries, other] });
    await removed(engine, { kind: "removed", installationId: 10, repositoryIds: "all" });
    expect([...kept.values()]).toEqual([ferries, other]);
    expect(asked).toEqual(["installation 10"]);
  });

  it("takes off those that GitHub doesn't show any more, of those that it names", async () => {
    const { engine, kept, asked } = setting({ now: [ferries], kept: [ferries, other] });
    await removed(engine, { kind: "removed", installationId: 10, repositoryIds: [1, 2, 3] });
    expect([...kept.values()]).toEqual([ferries]);
    expect(asked).toEqual(["repository 1", "repository 2"]);
  });

  it("is welcomed only while it is there", async () => {
    const { engine, kept, truth } = setting({ now: [ferries] });
    expect(await welcome(engine, 10)).toHaveLength(1);
    truth.clear();
    kept.clear();
    expect(await welcome(engine, 10)).toEqual([]);
    expect([...kept.values()]).toEqual([]);
  });
});

const state = fc.record({
  name: fc.constantFrom("ferries", "boats"),
  installationId: fc.constantFrom(10, 11),
  defaultBranch: fc.constantFrom("main", "next"),
});
/** GitHub changes; or a delivery comes, of what was so many changes ago. */
const step = fc.oneof(
  state.map((now) => ({ kind: "changes" as const, now })),
  fc.nat(5).map((ago) => ({ kind: "comes" as const, ago })),
  fc.constant({ kind: "goes" as const }),
);

describe("however late deliveries come", () => {
  property.prop([fc.array(step, { maxLength: 30 })])(
    "what is kept changes only to what GitHub has at that moment",
    async (steps) => {
      const { engine, truth, kept, asked } = setting({ now: [ferries], kept: [ferries] });
      const past = [ferries];
      for (const one of steps) {
        if (one.kind === "goes") truth.clear();
        if (one.kind === "changes") {
          truth.set(1, say(one.now));
          past.push(say(one.now));
        }
        if (one.kind !== "comes") continue;
        const before = kept.get(1);
        const said = past.at(-1 - (one.ago % past.length)) ?? ferries;
        asked.splice(0);
        await knownRepository(engine, said);
        if (JSON.stringify(before) === JSON.stringify(said)) {
          expect(kept.get(1)).toEqual(before);
          expect(asked).toEqual([]);
        } else expect(kept.get(1)).toEqual(truth.get(1));
      }
    },
  );
});
