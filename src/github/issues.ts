import type { IssueSnapshot } from "../app/ports/github.js";
import { accountShown } from "./account-shown.js";
import { hasStatus, isGone } from "./refusal.js";
import { place, type Seat } from "./seat.js";

/** 1 request. Null: deleted, converted, or transferred to another repository. */
export async function issueSnapshot(seat: Seat, number: number): Promise<IssueSnapshot | null> {
  try {
    const { data, url } = await seat.client.request("GET /repos/{owner}/{repo}/issues/{issue_number}", {
      ...place(seat),
      issue_number: number,
    });
    if (isElsewhere(url, seat.repository.id)) return null;
    return {
      number: data.number,
      title: data.title,
      body: data.body ?? "",
      state: data.state === "closed" ? "closed" : "open",
      assignees: (data.assignees ?? []).map(({ login }) => login),
      accounts: (data.assignees ?? []).map(accountShown),
      isPull: data.pull_request != null,
    };
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

/**
 * GitHub answers 301 for a transferred issue, as for a renamed repository, and fetch follows to
 * `/repositories/{id}/issues/{n}`: the id tells the two apart.
 */
function isElsewhere(url: string, repositoryId: number): boolean {
  const redirected = /\/repositories\/(\d+)\/issues\//.exec(url);
  return redirected !== null && Number(redirected[1]) !== repositoryId;
}

/** Silently nothing where GitHub does not let that login be assigned, or the issue is gone. */
export async function assign(seat: Seat, number: number, login: string): Promise<void> {
  try {
    await seat.client.request("POST /repos/{owner}/{repo}/issues/{issue_number}/assignees", {
      ...place(seat),
      issue_number: number,
      assignees: [login],
      request: { repeatable: true },
    });
  } catch (error) {
    if (!isGone(error) && !hasStatus(error, 422)) throw error;
  }
}

/** Nothing to do where the issue is gone. */
export async function unassign(seat: Seat, number: number, login: string): Promise<void> {
  try {
    await seat.client.request("DELETE /repos/{owner}/{repo}/issues/{issue_number}/assignees", {
      ...place(seat),
      issue_number: number,
      assignees: [login],
    });
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

/** Closes an issue as completed, or opens it again. Nothing to do where it is gone. */
export async function setIssueState(
  seat: Seat,
  number: number,
  reason: "completed" | "reopened",
): Promise<void> {
  try {
    await seat.client.request("PATCH /repos/{owner}/{repo}/issues/{issue_number}", {
      ...place(seat),
      issue_number: number,
      state: reason === "completed" ? "closed" : "open",
      state_reason: reason,
      request: { repeatable: true },
    });
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}
