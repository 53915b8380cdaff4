import type { RepoRow } from "../emulate/tables.js";
import { commentExtras } from "../issues/comment-extras.js";
import { issueExtras } from "../issues/extras.js";
import { isObject } from "../json.js";
import { stackOf } from "../pulls/stack-fields.js";
import { findPull, pullFigures } from "../pulls/state.js";
import { findIssue } from "../server/access.js";
import type { Json, World } from "../world.js";
import type { LastTexts } from "./last-texts.js";
import { pushDetails } from "./push-payload.js";

/** Adds to an event of the emulator what GitHub's has more. */
export function completePayload(
  world: World,
  texts: LastTexts,
  event: string,
  payload: Json,
  repo: RepoRow | undefined,
): Json {
  const complete: Json = { ...payload };
  const subject = payload.comment ?? payload.review ?? payload.pull_request ?? payload.issue;
  if (isObject(subject) && ["opened", "created", "submitted", "edited"].includes(String(payload.action))) {
    const changes = texts.changes(subject);
    if (payload.action === "edited") complete.changes = { ...withoutFlags(payload.changes), ...changes };
  }
  if (!repo) return complete;
  if (repo.owner_type === "Organization" && isObject(payload.repository)) {
    complete.organization = payload.repository.owner;
  }
  if (isObject(payload.issue)) complete.issue = { ...payload.issue, ...extrasOf(world, repo, payload.issue) };
  if (isObject(payload.pull_request)) {
    const pull = findPull(world, repo.id, Number(payload.pull_request.number));
    complete.pull_request = {
      ...payload.pull_request,
      ...(pull && { ...pullFigures(world, pull), stack: stackOf(world, pull) }),
    };
    complete.number = payload.pull_request.number;
  }
  if (isObject(payload.comment))
    complete.comment = { ...payload.comment, ...commentExtras(world, repo, Number(payload.comment.id)) };
  // Upper case is REST's; a delivery has it so (docs.github.com: "Webhook events and payloads", pull_request_review).
  if (isObject(payload.review)) {
    const { state, body } = payload.review;
    complete.review = { ...payload.review, state: String(state).toLowerCase(), body: body || null };
  }
  if (isObject(payload.label)) complete.label = labelOf(world, repo, payload.label);
  if (isObject(payload.milestone)) complete.milestone = milestoneOf(payload);
  if (event === "push") {
    const sender = isObject(payload.sender) ? payload.sender : {};
    Object.assign(
      complete,
      pushDetails(world, repo, payload as { ref: string; before: string; after: string }),
      {
        pusher: { name: sender.login, email: `${String(sender.login)}@users.noreply.github.com` },
      },
    );
  }
  if (event === "create" || event === "delete") {
    complete.ref = String(payload.ref).replace(/^refs\/(?:heads|tags)\//, "");
    complete.pusher_type = "user";
  }
  return complete;
}

function extrasOf(world: World, repo: RepoRow, issue: Json): Json {
  const row = findIssue(world, repo.id, Number(issue.number));
  return row ? issueExtras(world, repo, row) : {};
}

function labelOf(world: World, repo: RepoRow, label: Json): Json {
  const row = world.tables.labels.findBy("repo_id", repo.id).find((one) => one.name === label.name);
  if (!row) return label;
  const { id, node_id, name, color, description } = row;
  const url = `${world.url}/repos/${repo.full_name}/labels/${encodeURIComponent(name)}`;
  return { id, node_id, url, name, color, default: row.default, description };
}

function milestoneOf(payload: Json): unknown {
  const issue = payload.issue;
  return isObject(issue) && isObject(issue.milestone) ? issue.milestone : payload.milestone;
}

/** The emulator marks edits with `true`, where GitHub gives the former text. */
function withoutFlags(changes: unknown): Json {
  if (!isObject(changes)) return {};
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => typeof value !== "boolean"));
}
