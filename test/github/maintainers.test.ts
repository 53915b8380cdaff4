import { describe, expect, it } from "vitest";
import { maintainers } from "../../src/github/maintainers.js";
import { github, keepOffline, repoPath, takeSeat } from "./seat.js";

keepOffline();

const person = (id: number, login: string, role: "admin" | "maintain" | "push", type = "User") => ({
  ...{ id, login, type },
  permissions: {
    pull: true,
    triage: true,
    push: true,
    maintain: role !== "push",
    admin: role === "admin",
  },
});

const list = (permission: string, page = 1) =>
  github().get(`${repoPath}/collaborators`).query({ permission, per_page: 100, page });

describe("the maintainers of a repository", () => {
  it("are those with the roles Maintain and Admin, asked for once in a while", async () => {
    const { seat, requests } = await takeSeat();
    const cache = new Map();
    list("maintain").reply(200, [
      person(1, "mona", "admin"),
      person(2, "max", "maintain"),
      person(3, "ada", "push"),
    ]);
    const expected = [
      { id: 1, login: "mona", bot: false },
      { id: 2, login: "max", bot: false },
    ];
    expect(await maintainers(seat, cache)).toEqual(expected);
    expect(await maintainers(seat, cache)).toEqual(expected);
    expect(requests).toHaveLength(1);
  });

  it("are asked for in both roles where GitHub lists those of the one alone, and page by page", async () => {
    const { seat } = await takeSeat();
    const many = Array.from({ length: 100 }, (_, index) => person(index + 10, `m-${index}`, "maintain"));
    list("maintain").reply(200, many);
    list("maintain", 2).reply(200, []);
    list("admin").reply(200, [person(1, "mona", "admin")]);
    const found = await maintainers(seat, new Map());
    expect(found).toHaveLength(101);
    expect(found).toContainEqual({ id: 1, login: "mona", bot: false });
  });

  it("can't be told where GitHub refuses, which isn't remembered; a failure is thrown", async () => {
    const { seat } = await takeSeat();
    const cache = new Map();
    list("maintain").reply(403, { message: "Resource not accessible by integration" });
    expect(await maintainers(seat, cache)).toEqual({ problem: expect.stringContaining("not accessible") });
    expect(cache.size).toBe(0);
    list("maintain").times(4).reply(502, {});
    await expect(maintainers(seat, cache)).rejects.toThrow();
  });
});
