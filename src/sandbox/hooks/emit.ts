import type { InstallationRow, RepoRow } from "../emulate/tables.js";
import { activityTypeOf } from "../git/activity-type.js";
import { recordFollowUp } from "../issues/events.js";
import { isObject } from "../json.js";
import { nodeIdOf } from "../node-id.js";
import type { Json, World } from "../world.js";
import { completePayload } from "./complete.js";
import { followUpsOf } from "./follow-ups.js";
import { LastTexts } from "./last-texts.js";
import { noCommit } from "./push-payload.js";

/** Events that GitHub sends to every App, subscribed to or not. */
const always = new Set([
  "installation",
  "installation_repositories",
  "installation_target",
  "github_app_authorization",
]);

/** The way of every event: noted for open pull requests, completed, and handed to the App's webhook. */
export function createEmitter(world: World): World["emit"] {
  const texts = new LastTexts();
  const emit: World["emit"] = (event, action, payload, owner, name) => {
    const repo =
      name === undefined ? undefined : world.tables.repos.findOneBy("full_name", `${owner}/${name}`);
    if (repo && event === "push") notePush(world, repo, payload);
    // The emulator says neither what changed nor what it was before; our routes do.
    if (event === "repository" && saidByRoutes.has(String(action)) && !("changes" in payload)) return;
    const complete = completePayload(world, texts, event, payload, repo);
    if (announcedUnchanged.has(event) && isEmptyEdit(complete)) return;
    noteEdit(world, complete);
    const installation = installationFor(world, owner, repo);
    if (
      installation &&
      !installation.suspended_at &&
      (always.has(event) || world.app.events.includes(event))
    ) {
      const installationId = installation.installation_id;
      const nodeId = nodeIdOf("Installation", installationId);
      world.deliveries.add(event, action ?? null, {
        ...complete,
        installation: { id: installationId, node_id: nodeId },
      });
    }
    for (const next of followUpsOf(event, complete)) {
      if (repo) recordFollowUp(world, repo, next.payload);
      emit(event, next.action, next.payload, owner, name);
    }
    if (repo && event === "create" && payload.ref_type === "branch") {
      emit("push", undefined, pushOf(world, repo, payload), owner, name);
    }
  };
  return emit;
}

/** Of these the emulator announces an edit whenever a text was sent, changed or not. */
const announcedUnchanged = new Set(["pull_request", "issue_comment", "pull_request_review_comment"]);

const saidByRoutes = new Set(["edited", "transferred"]);

function noteEdit(world: World, payload: Json): void {
  const subject = payload.comment ?? payload.review ?? payload.pull_request ?? payload.issue;
  const { changes, sender } = payload;
  if (payload.action !== "edited" || !isObject(changes) || !("body" in changes)) return;
  if (isObject(subject) && isObject(sender))
    world.edits.set(String(subject.node_id), { userId: Number(sender.id), at: new Date().toISOString() });
}

function isEmptyEdit(payload: Json): boolean {
  return (
    payload.action === "edited" && isObject(payload.changes) && Object.keys(payload.changes).length === 0
  );
}

function notePush(world: World, repo: RepoRow, payload: Json): void {
  const branch = /^refs\/heads\/(.+)$/.exec(String(payload.ref))?.[1];
  if (branch === undefined) return;
  const { repository, sender } = payload;
  const ref = String(payload.ref);
  const [before, after] = [String(payload.before), String(payload.after)];
  world.pushes.push({ repositoryId: repo.id, branch, before, after, repository, sender });
  const type = activityTypeOf(world, repo, { ref, before, after });
  const actorId = isObject(sender) ? Number(sender.id) : 0;
  world.activity.add({ repositoryId: repo.id, ref, before, after, type, actorId });
}

/** The emulator announces a new branch with `create` alone; GitHub sends a push as well. */
function pushOf(world: World, repo: RepoRow, create: Json): Json {
  const ref = String(create.ref);
  const after = world.tables.refs.findBy("repo_id", repo.id).find((row) => row.ref === ref)?.sha ?? noCommit;
  return { ref, before: noCommit, after, repository: create.repository, sender: create.sender };
}

export function installationFor(
  world: World,
  owner: string,
  repo: RepoRow | undefined,
): InstallationRow | undefined {
  return world.tables.appInstallations
    .all()
    .find(
      (one) =>
        one.app_id === world.app.id &&
        one.account_login === owner &&
        (one.repository_selection === "all" || (repo !== undefined && one.repository_ids.includes(repo.id))),
    );
}
