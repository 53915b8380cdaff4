import { html } from "hono/html";
import type { IssueRow, PullRow, RepoRow } from "../emulate/tables.js";
import { findPull, pullChanges } from "../pulls/state.js";
import type { World } from "../world.js";
import { type Html, layout, tag } from "./layout.js";

/** An issue or a pull request: text, labels, assignees, relations, files, checks and comments. */
export function threadPage(world: World, repo: RepoRow, issue: IssueRow): Html {
  const pull = issue.is_pull_request ? findPull(world, repo.id, issue.number) : undefined;
  const labels = (pull ?? issue).label_ids.flatMap((id) => world.tables.labels.get(id) ?? []);
  const milestone = issue.milestone_id === null ? undefined : world.tables.milestones.get(issue.milestone_id);
  const assignees = (pull ?? issue).assignee_ids.map((id) => loginOf(world, id));
  return layout(
    `${issue.title} · #${issue.number}`,
    html`<p><a href="/${repo.full_name}">${repo.full_name}</a></p>
<h1>${issue.title} <small>#${issue.number}</small></h1>
<p>${tag(pull?.merged ? "merged" : issue.state)} ${labels.map((one) => tag(one.name))}
${milestone ? tag(milestone.title) : ""}</p>
<p>Opened by ${loginOf(world, issue.user_id)} · assigned to ${assignees.join(", ") || "nobody"}</p>
${related(world, repo, "Blocked by", world.relations.blockersOf(issue.id))}
${related(world, repo, "Blocks", world.relations.blockedBy(issue.id))}
<pre>${issue.body ?? ""}</pre>
${pull ? [files(world, pull), checks(world, pull)] : ""}
${comments(world, repo, issue)}`,
  );
}

function related(world: World, repo: RepoRow, what: string, ids: readonly number[]): Html | "" {
  const issues = ids.flatMap((id) => world.tables.issues.get(id) ?? []);
  if (issues.length === 0) return "";
  const links = issues.map(
    (one) =>
      html`<li><a href="/${repo.full_name}/issues/${one.number}">#${one.number} ${one.title}</a> ${one.state}</li>`,
  );
  return html`<p>${what}</p><ul>${links}</ul>`;
}

function files(world: World, pull: PullRow): Html {
  const rows = pullChanges(world, pull).map(
    (one) =>
      html`<tr><td>${one.status}</td><td>${one.previousPath ? `${one.previousPath} → ` : ""}${one.path}</td></tr>`,
  );
  return html`<h2>Files <small>${pull.head_ref} into ${pull.base_ref}</small></h2><table>${rows}</table>`;
}

function checks(world: World, pull: PullRow): Html {
  const runs = world.tables.checkRuns
    .findBy("head_sha", pull.head_sha)
    .filter((one) => one.repo_id === pull.repo_id);
  return html`<h2>Checks</h2>${runs.map(
    (
      one,
    ) => html`<p><strong>${one.name}</strong> ${tag(one.conclusion ?? one.status)} ${one.output.title ?? ""}</p>
<pre>${[one.output.summary, one.output.text].filter(Boolean).join("\n\n")}</pre>`,
  )}`;
}

function comments(world: World, repo: RepoRow, issue: IssueRow): Html {
  const list = world.tables.comments
    .findBy("repo_id", repo.id)
    .filter((one) => one.comment_type === "issue" && one.issue_number === issue.number);
  return html`<h2>Comments</h2>${list.map((one) => {
    const reactions = world.reactions.list("comment", one.id).map((reaction) => tag(reaction.content));
    return html`<p><strong>${loginOf(world, one.user_id)}</strong> ${reactions}</p><pre>${one.body}</pre>`;
  })}`;
}

function loginOf(world: World, userId: number): string {
  return world.tables.users.get(userId)?.login ?? "ghost";
}
