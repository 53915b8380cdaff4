import { hasStatus, isGone } from "./refusal.js";
import { place, type Seat } from "./seat.js";

/** An issue of our App that holds `marker`: 1 request per 100 issues that it opened. Null: there is none. */
export async function findIssue(seat: Seat, marker: string, bot: string): Promise<number | null> {
  for (let page = 1; ; page += 1) {
    const { data } = await seat.client.request("GET /repos/{owner}/{repo}/issues", {
      ...place(seat),
      creator: bot,
      state: "all",
      sort: "created",
      direction: "asc",
      per_page: 100,
      page,
    });
    const found = data.find(({ body, pull_request }) => !pull_request && body?.includes(marker));
    if (found) return found.number;
    if (data.length < 100) return null;
  }
}

/** 1 request. */
export async function createIssue(seat: Seat, title: string, body: string): Promise<number> {
  const { data } = await seat.client.request("POST /repos/{owner}/{repo}/issues", {
    ...place(seat),
    title,
    body,
  });
  return data.number;
}

/** 1 request; an issue that was closed is opened again. */
export async function updateIssue(
  seat: Seat,
  number: number,
  { title, body }: { title: string; body: string },
): Promise<"updated" | "gone"> {
  try {
    await seat.client.request("PATCH /repos/{owner}/{repo}/issues/{issue_number}", {
      ...place(seat),
      issue_number: number,
      title,
      body,
      state: "open",
      request: { repeatable: true },
    });
    return "updated";
  } catch (error) {
    if (isGone(error)) return "gone";
    throw error;
  }
}

/** 2 requests. A repository has three pinned issues at most: where there is no room, it stays unpinned. */
export async function pinIssue(seat: Seat, number: number): Promise<void> {
  const { data } = await seat.client.request("GET /repos/{owner}/{repo}/issues/{issue_number}", {
    ...place(seat),
    issue_number: number,
  });
  try {
    await seat.client.graphql(
      "mutation ($issueId: ID!) { pinIssue(input: { issueId: $issueId }) { issue { number } } }",
      { issueId: data.node_id },
    );
  } catch (error) {
    const refused = error instanceof Error && error.name === "GraphqlResponseError";
    if (!refused && !hasStatus(error, 403) && !hasStatus(error, 422)) throw error;
  }
}
