import { html } from "hono/html";
import type { IssueRow, RepoRow } from "../emulate/tables.js";
import { findPull } from "../pulls/state.js";
import type { World } from "../world.js";
import { type Html, layout, tag } from "./layout.js";

const mostRows = 500;

/** Issues and pull requests of a repository, newest first. */
export function repositoryPage(world: World, repo: RepoRow): Html {
  const rows = world.tables.issues
    .findBy("repo_id", repo.id)
    .filter((one) => !world.gone.has(one.id))
    .sort((one, other) => other.number - one.number);
  const pulls = rows.filter((one) => one.is_pull_request);
  const issues = rows.filter((one) => !one.is_pull_request);
  return layout(
    repo.full_name,
    html`<h1>${repo.full_name}</h1>
${section(world, repo, "Pull requests", pulls)}
${section(world, repo, "Issues", issues)}`,
  );
}

function section(world: World, repo: RepoRow, title: string, rows: IssueRow[]): Html {
  const open = rows.filter((one) => one.state === "open").length;
  return html`<h2>${title} <small>${open} open of ${rows.length}</small></h2>
<table>${rows.slice(0, mostRows).map((one) => line(world, repo, one))}</table>`;
}

function line(world: World, repo: RepoRow, issue: IssueRow): Html {
  const { tables } = world;
  const folder = issue.is_pull_request ? "pull" : "issues";
  const names = issue.assignee_ids.flatMap((id) => tables.users.get(id)?.login ?? []);
  const merged = issue.is_pull_request && findPull(world, repo.id, issue.number)?.merged;
  return html`<tr>
<td>#${issue.number}</td>
<td><a href="/${repo.full_name}/${folder}/${issue.number}">${issue.title}</a>
${issue.label_ids.flatMap((id) => tables.labels.get(id) ?? []).map((one) => tag(one.name))}</td>
<td>${names.join(", ")}</td>
<td>${merged ? "merged" : issue.state}</td>
</tr>`;
}
