/**
 * A process that calls the use case itself: every session of its share goes for every issue, all at once. Prints a line
 * of JSON for each answer.
 */
import { Probot } from "probot";
import { resolveActor } from "../../../dist/app/actors/actor.js";
import { claimItem } from "../../../dist/app/claims/claim-item.js";
import { createGitHub } from "../../../dist/github/github.js";
import { createOctokitClass } from "../../../dist/github/octokit.js";
import { openStore } from "../../../dist/store/open.js";

const { place, app, baseUrl, sessions, issues } = JSON.parse(process.argv[2]);
const log = { debug() {}, info() {}, warn() {}, error: console.error };
const probotLog = { ...log, child: () => probotLog, fatal: console.error, trace() {} };
const store = await openStore({ ...place, log });
const probot = new Probot({
  appId: app.id,
  privateKey: app.privateKey,
  secret: app.webhookSecret,
  baseUrl,
  log: probotLog,
  Octokit: createOctokitClass({ writeIntervalMs: 0 }),
});
const [repository] = await store.repositories.all();
const host = await createGitHub({ probot }).repository(repository);
const { accountIds } = host;
const account = { id: (await accountIds(["ada"])).get("ada"), login: "ada", bot: false };
const context = { repository, host, store, log, now: () => new Date() };

const shuffled = (list) => list.map((one) => [Math.random(), one]).sort(([a], [b]) => a - b);
const compete = async (session) => {
  for (const [, issue] of shuffled(issues)) {
    const voice = { account, permission: "write", as: session, branch: null };
    const actor = await resolveActor(context, voice, { issue, claiming: true });
    const { ok, reply } = await claimItem(context, { issue, actor, ttl: null, take: false });
    console.log(JSON.stringify({ session, issue, ok, reply }));
  }
};
await Promise.all(sessions.map(compete));
await store.close();
