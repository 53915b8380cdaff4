import { createAppAuth } from "@octokit/auth-app";
import { Octokit } from "@octokit/rest";
import type { SyncRequest, SyncResult } from "../../../src/app/board/sync.js";
import { syncBoard } from "../../../src/app/board/sync.js";
import type { BoardStore } from "../../../src/app/ports/board-store.js";
import type { Repository } from "../../../src/app/ports/repository.js";
import type { Plan } from "../../../src/core/plan/model.js";
import { boardHost } from "../../../src/github/board/board-host.js";
import type { BoardClient } from "../../../src/github/board/client.js";
import { type Sandbox, startSandbox } from "../../../src/sandbox/sandbox.js";
import { now } from "../../core/board/plans.js";

export interface SandboxBoard<Boards extends BoardStore> {
  sandbox: Sandbox;
  boards: Boards;
  octokit: Octokit;
  ada: Octokit;
  place: { owner: string; repo: string };
  sync(plan: Plan, more?: Partial<SyncRequest>): Promise<SyncResult>;
  /** Method, path and GraphQL fields of what was asked since the last call. */
  asked(): string[];
}

/** A board at a GitHub on this machine, written by the App's installation. */
export async function sandboxBoard<Boards extends BoardStore>(
  owner: string,
  boards: Boards,
): Promise<SandboxBoard<Boards>> {
  const sandbox = await startSandbox({
    users: ["ada", "ben"],
    org: "acme",
    repositories: [{ owner, name: "railway" }],
  });
  const baseUrl = `${sandbox.url}/api/v3`;
  const place = { owner, repo: "railway" };
  const app = new Octokit({
    baseUrl,
    authStrategy: createAppAuth,
    auth: { appId: sandbox.app.id, privateKey: sandbox.app.privateKey },
  });
  const { data: installation } = await app.rest.apps.getRepoInstallation(place);
  const octokit = new Octokit({
    baseUrl,
    authStrategy: createAppAuth,
    auth: { appId: sandbox.app.id, privateKey: sandbox.app.privateKey, installationId: installation.id },
  });
  const ada = new Octokit({ baseUrl, auth: sandbox.tokens.ada ?? "" });
  const { data } = await ada.rest.repos.get(place);
  const repository: Repository = {
    id: data.id,
    installationId: installation.id,
    owner,
    name: place.repo,
    ownerType: data.owner.type === "User" ? "User" : "Organization",
    defaultBranch: "main",
  };
  const host = boardHost({
    octokit: octokit as unknown as BoardClient,
    repository,
    botLogin: `${sandbox.app.slug}[bot]`,
  });
  return {
    sandbox,
    boards,
    octokit,
    ada,
    place,
    sync: (plan, more = {}) =>
      syncBoard({
        plan,
        claims: [],
        repositoryId: repository.id,
        boards,
        host,
        project: { title: "Signalbox" },
        trackIssues: true,
        issueType: null,
        now,
        clock: () => more.now ?? now,
        lock: null,
        log: { debug() {}, info() {}, warn() {}, error() {} },
        full: true,
        ...more,
      }),
    asked: () => {
      const all = sandbox.requests().filter((one) => !one.path.includes("access_tokens"));
      sandbox.clearRequests();
      return all.map((one) => [one.method, one.path, one.operation, ...one.fields].filter(Boolean).join(" "));
    },
  };
}
