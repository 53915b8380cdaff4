import type { Item } from "../core/plan/model.js";
import type { Person } from "../sandbox/people.js";
import type { ClaimReading, Expectation } from "./readings.js";
import { at, readerOf, type Scene } from "./scene.js";
import { until } from "./until.js";

interface IssueState {
  assignees: string[];
  comments: string[];
}

async function readIssue(scene: Scene, number: number): Promise<IssueState> {
  const place = { ...at(scene), issue_number: number };
  const [issue, comments] = await Promise.all([
    readerOf(scene).request("GET /repos/{owner}/{repo}/issues/{issue_number}", place),
    readerOf(scene).request("GET /repos/{owner}/{repo}/issues/{issue_number}/comments", place),
  ]);
  return {
    assignees: (issue.data.assignees ?? []).map((user) => user.login),
    comments: comments.data.map((comment) => comment.body ?? ""),
  };
}

function quote(scene: Scene, comment: string): void {
  for (const line of comment.split("\n").filter(Boolean)) scene.tell.say(`  │ ${line}`);
}

/** Two sessions go for one item: one wins, the other is unassigned and told. */
async function race(
  scene: Scene,
  item: Item,
  number: number,
): Promise<{ reading: ClaimReading; winner: Person }> {
  const [first, second] = scene.sessions as [Person, Person];
  scene.tell.act(`${first.login} and ${second.login} both assign themselves to ${item.key}`);
  await Promise.all([first.assign(scene, number, first.login), second.assign(scene, number, second.login)]);
  const state = await until("one of them to win", async () => {
    const now = await readIssue(scene, number);
    return now.assignees.length === 1 && now.comments.length > 0 ? now : null;
  });
  const winner = state.assignees[0] === first.login ? first : second;
  const loser = winner === first ? second : first;
  scene.tell.say(`${winner.login} holds it; ${loser.login} is unassigned and told:`);
  quote(scene, state.comments.at(-1) ?? "");
  scene.tell.say(`${scene.sandbox.url}/${scene.owner}/${scene.repo}/issues/${number}`);
  const loserUnassigned = !state.assignees.includes(loser.login);
  return { winner, reading: { item: item.key, winner: winner.login, loser: loser.login, loserUnassigned } };
}

/** A session tries an item that waits for another one. */
async function tryBlocked(scene: Scene, item: Item, number: number): Promise<ClaimReading> {
  const person = scene.sessions[2] as Person;
  scene.tell.act(
    `${person.login} assigns themself to ${item.key}, which waits for ${item.dependsOn.join(", ")}`,
  );
  await person.assign(scene, number, person.login);
  const state = await until("the refusal", async () => {
    const now = await readIssue(scene, number);
    return now.assignees.length === 0 && now.comments.length > 0 ? now : null;
  });
  scene.tell.say(`${person.login} is unassigned and told:`);
  quote(scene, state.comments.at(-1) ?? "");
  return {
    item: item.key,
    winner: state.assignees[0] ?? null,
    loser: person.login,
    loserUnassigned: !state.assignees.includes(person.login),
  };
}

export interface ClaimsPlayed {
  claims: ClaimReading[];
  expectations: Expectation[];
  /** Who holds which item in the end; null where nothing could be claimed. */
  held: { item: Item; by: Person } | null;
}

/** Items that can start now, and items that wait. */
export function startable(scene: Scene): { ready: Item[]; blocked: Item[] } {
  const done = new Set(scene.plan.items.filter((item) => item.state === "done").map((item) => item.key));
  const open = scene.plan.items.filter((item) => item.state === "open");
  const free = (item: Item) => item.dependsOn.every((key) => done.has(key));
  return { ready: open.filter(free), blocked: open.filter((item) => !free(item)) };
}

export async function playClaims(
  scene: Scene,
  numbers: Map<string, number>,
  contested: Item | null,
): Promise<ClaimsPlayed> {
  const { blocked } = startable(scene);
  const played: ClaimsPlayed = { claims: [], expectations: [], held: null };
  if (contested) {
    const { reading, winner } = await race(scene, contested, numbers.get(contested.key) ?? 0);
    played.claims.push(reading);
    played.held = { item: contested, by: winner };
    played.expectations.push({ what: "one of two sessions wins", kept: reading.loserUnassigned });
  } else scene.tell.skip("claims, since the plan has no item that can start");

  const [waiting] = blocked;
  if (waiting) {
    const reading = await tryBlocked(scene, waiting, numbers.get(waiting.key) ?? 0);
    played.claims.push(reading);
    played.expectations.push({ what: "a blocked item can't be claimed", kept: reading.loserUnassigned });
  } else scene.tell.skip("a blocked item, since the plan has no dependencies between open items");
  return played;
}
