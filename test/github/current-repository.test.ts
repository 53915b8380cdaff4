import { describe, expect, it } from "vitest";
import { createGitHub } from "../../src/github/github.js";
import type { RequestEntry } from "../../src/github/request-entry.js";
import { github, keepOffline, probotWith, repository } from "./seat.js";

keepOffline();

function port() {
  const requests: RequestEntry[] = [];
  const probot = probotWith({ onRequest: (entry) => requests.push(entry) });
  return { port: createGitHub({ probot }), asked: () => requests.map(({ route }) => route) };
}

const shown = (more: object = {}) => ({
  id: 31,
  name: "signals",
  owner: { login: "north", type: "Organization" },
  default_branch: "main",
  archived: false,
  ...more,
});
const known = { installationId: 7, owner: "north" };
const show = (status: number, body: object) => github().get("/repositories/31").reply(status, body);
const install = (status: number, body: object) =>
  github().get("/repositories/31/installation").reply(status, body);
const notFound = { message: "Not Found" };

describe("a repository as it is now", () => {
  it("costs 1 request where installation and owner are known and hold", async () => {
    const { port: host, asked } = port();
    show(
      200,
      shown({ name: "lamps", default_branch: "next", owner: { login: "North", type: "Organization" } }),
    );
    expect(await host.current(31, known)).toEqual({
      ...repository,
      owner: "North",
      name: "lamps",
      defaultBranch: "next",
    });
    expect(asked()).toEqual(["/repositories/{id}"]);
  });

  it("costs 2 where nothing is known", async () => {
    const { port: host, asked } = port();
    install(200, { id: 8, suspended_at: null });
    show(200, shown({ owner: { login: "ada", type: "User" } }));
    const user = { ...repository, installationId: 8, owner: "ada", ownerType: "User" };
    expect(await host.current(31, null)).toEqual(user);
    expect(asked()).toEqual(["/repositories/{id}/installation", "/repositories/{id}"]);
  });

  it.each([
    ["another's", 200, shown({ owner: { login: "south", type: "Organization" } })],
    ["not to be seen", 404, notFound],
    ["of an installation whose token ended", 401, { message: "Bad credentials" }],
    ["of an installation that is suspended", 403, { message: "This installation has been suspended" }],
  ])("is asked for by the App itself where it is %s", async (_, status, body) => {
    const { port: host } = port();
    show(status, body);
    install(200, { id: 8, suspended_at: null });
    show(200, shown({ owner: { login: "south", type: "Organization" } }));
    expect(await host.current(31, known)).toMatchObject({ installationId: 8, owner: "south" });
  });

  it("isn't asked for twice where the owner alone has another name", async () => {
    const { port: host, asked } = port();
    show(200, shown({ owner: { login: "norden", type: "Organization" } }));
    install(200, { id: 7, suspended_at: null });
    expect(await host.current(31, known)).toMatchObject({ installationId: 7, owner: "norden" });
    expect(asked()).toHaveLength(2);
  });

  it("is none where it is archived, where the App isn't installed, and where it is suspended", async () => {
    const { port: host } = port();
    show(200, shown({ archived: true }));
    expect(await host.current(31, known)).toBeNull();
    install(404, notFound);
    expect(await host.current(31, null)).toBeNull();
    install(200, { id: 7, suspended_at: "2026-01-01T00:00:00Z" });
    expect(await host.current(31, null)).toBeNull();
    install(200, { id: 7, suspended_at: null });
    show(404, notFound);
    expect(await host.current(31, null)).toBeNull();
  });

  it("is unknown where GitHub fails", async () => {
    const { port: host } = port();
    github().get("/repositories/31").times(4).reply(502);
    await expect(host.current(31, known)).rejects.toMatchObject({ kind: "unavailable" });
    github().get("/repositories/31/installation").times(4).reply(503);
    await expect(host.current(31, null)).rejects.toMatchObject({ kind: "unavailable" });
  });
});

describe("an installation", () => {
  it("is there, suspended or gone", async () => {
    const { port: host } = port();
    const ask = (status: number, body: object) => {
      github().get("/app/installations/7").reply(status, body);
      return host.isInstalled(7);
    };
    expect(await ask(200, { id: 7, suspended_at: null })).toBe(true);
    expect(await ask(200, { id: 7, suspended_at: "2026-01-01T00:00:00Z" })).toBe(false);
    expect(await ask(404, notFound)).toBe(false);
  });
});
