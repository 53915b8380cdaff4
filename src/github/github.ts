import type { GitHub, GitHubRepository } from "../app/ports/github.js";
import { accountIds } from "./account-ids.js";
import { blobIds } from "./blob-ids.js";
import { boardHost } from "./board/board-host.js";
import type { BoardClient } from "./board/client.js";
import { branch } from "./branch.js";
import { branchMove } from "./branch-moves.js";
import { writeCheck } from "./checks.js";
import { createComment, deleteComment, findComment, updateComment } from "./comments.js";
import { compare } from "./compare.js";
import { comparison } from "./comparison.js";
import { currentRepository, isInstalled } from "./current-repository.js";
import { deliveryOf } from "./delivery-of.js";
import { editedAt } from "./edited-at.js";
import { entriesAt } from "./entries.js";
import { failedDeliveries } from "./failed-deliveries.js";
import { filesAt } from "./files-at.js";
import { installedRepositories } from "./installation.js";
import { assign, issueSnapshot, setIssueState, unassign } from "./issues.js";
import { type MaintainerCache, maintainers } from "./maintainers.js";
import type { Client } from "./octokit.js";
import { openPulls } from "./open-pulls.js";
import { createIssue, findIssue, pinIssue, updateIssue } from "./own-issue.js";
import { cachedPermission, type PermissionCache } from "./permission.js";
import { pullFiles } from "./pull-files.js";
import { pullOfCommit } from "./pull-of-commit.js";
import { pullSnapshot } from "./pull-snapshot.js";
import { pullStack } from "./pull-stack.js";
import { react } from "./reactions.js";
import { ruleFiles } from "./rule-files.js";
import type { Seat } from "./seat.js";

export interface GitHubDeps {
  /** Probot, made with our Octokit class: without an id a client of the App itself, with one of the installation. */
  probot: { auth(installationId?: number): Promise<unknown> };
}

/** Clients of this many installations are kept; a client more costs no request, since Probot keeps the tokens. */
const keptClients = 1000;

export function createGitHub({ probot }: GitHubDeps): GitHub {
  const people = clients(probot);
  const bulk = clients(probot, (client) => {
    client.hook.before("request", (options) => {
      options.request = { ...options.request, priority: "bulk" };
    });
  });
  const permissions: PermissionCache = new Map();
  const app = async () => (await probot.auth()) as Client;
  const maintaining: MaintainerCache = new Map();
  let slug: Promise<string> | null = null;
  let known: string | null = null;

  async function askSlug(): Promise<string> {
    const { data } = await (await app()).request("GET /app");
    if (!data?.slug) throw new Error("GitHub named no slug for this App");
    known = data.slug;
    return known;
  }

  const github: GitHub = {
    async repository(repository) {
      const { installationId } = repository;
      const bot = `${await github.slug()}[bot]`;
      const seat: Seat = { client: await people(installationId), repository };
      const board = (client: Client) =>
        boardHost({ octokit: client as BoardClient, repository, botLogin: bot });
      return {
        ...methods(seat, bot, permissions),
        maintainers: () => maintainers(seat, maintaining),
        repository,
        board: board(await bulk(installationId)),
        itemIssues: board(seat.client),
      };
    },
    async installed(installationId) {
      return installedRepositories(await people(installationId), installationId);
    },
    current(id, known) {
      return currentRepository({ app, installation: people }, id, known);
    },
    async isInstalled(installationId) {
      return isInstalled(await app(), installationId);
    },
    async failedDeliveries(since) {
      return failedDeliveries(await app(), since);
    },
    async deliveryOf(id) {
      return deliveryOf(await app(), id);
    },
    async redeliver(id) {
      const client = await app();
      // Octokit's types want a number, which would lose digits; the path takes the text.
      await client.request("POST /app/hook/deliveries/{delivery_id}/attempts", { delivery_id: id as never });
    },
    slug() {
      slug ??= askSlug().catch((error: unknown) => {
        slug = null;
        throw error;
      });
      return slug;
    },
    knownSlug: () => known,
  };
  return github;
}

/** One client for each installation, the least recently made forgotten first. */
function clients(probot: GitHubDeps["probot"], prepare: (client: Client) => void = () => {}) {
  const kept = new Map<number, Promise<Client>>();
  return (installationId: number): Promise<Client> => {
    const known = kept.get(installationId);
    if (known) return known;
    const fresh = probot.auth(installationId).then((made) => {
      const client = made as Client;
      prepare(client);
      return client;
    });
    fresh.catch(() => kept.delete(installationId));
    kept.set(installationId, fresh);
    const [oldest] = kept.keys();
    if (kept.size > keptClients && oldest !== undefined) kept.delete(oldest);
    return fresh;
  };
}

function methods(
  seat: Seat,
  bot: string,
  cache: PermissionCache,
): Omit<GitHubRepository, "repository" | "board" | "itemIssues" | "maintainers"> {
  return {
    ruleFiles: (ref, paths, when) => ruleFiles(seat, ref, paths ?? null, when),
    files: async (ref, paths) => (await filesAt(seat, ref, paths))?.files ?? [],
    file: async (ref, path) => (await filesAt(seat, ref, [path]))?.files[0] ?? null,
    pull: (number) => pullSnapshot(seat, number),
    pullStack: (number) => pullStack(seat, number),
    openPulls: () => openPulls(seat),
    branch: (name) => branch(seat, name),
    pullFiles: (number, expected, first) => pullFiles(seat, number, expected, first),
    comparison: (base, head) => comparison(seat, base, head),
    blobIds: (commit, paths) => blobIds(seat, commit, paths),
    entries: (commits, paths) => entriesAt(seat, commits, paths),
    branchMove: (branch, after) => branchMove(seat, branch, after),
    pullOfCommit: (oid) => pullOfCommit(seat, oid),
    compare: (base, head) => compare(seat, base, head),
    writeCheck: (check, id) => writeCheck(seat, check, id),
    issue: (number) => issueSnapshot(seat, number),
    assign: (number, login) => assign(seat, number, login),
    unassign: (number, login) => unassign(seat, number, login),
    closeIssue: (number) => setIssueState(seat, number, "completed"),
    reopenIssue: (number) => setIssueState(seat, number, "reopened"),
    findIssue: (marker) => findIssue(seat, marker, bot),
    createIssue: (title, body) => createIssue(seat, title, body),
    updateIssue: (number, text) => updateIssue(seat, number, text),
    pinIssue: (number) => pinIssue(seat, number),
    permission: (account, fresh = false) => cachedPermission(seat, cache, account, fresh),
    accountIds: (logins) => accountIds(seat, logins),
    editedAt: (where, commentId) => editedAt(seat, where, commentId),
    comment: (number, body) => createComment(seat, number, body),
    updateComment: (id, body) => updateComment(seat, id, body),
    deleteComment: (id) => deleteComment(seat, id),
    findComment: (number, marker) => findComment(seat, number, marker, bot),
    react: (where, commentId, reaction) => react(seat, where, commentId, reaction),
  };
}
