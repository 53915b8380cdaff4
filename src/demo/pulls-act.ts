import { laneOf } from "../core/plan/lookup.js";
import type { Item } from "../core/plan/model.js";
import type { Person } from "../sandbox/people.js";
import { laneNames, pathOwnedBy } from "./lane-paths.js";
import { rulesOf } from "./read-back.js";
import type { Expectation, PullReading } from "./readings.js";
import { at, readerOf, type Scene } from "./scene.js";
import { until } from "./until.js";

/** A pull request of the day, and how it must end. */
export interface PlannedPull {
  title: string;
  item: Item;
  by: Person;
  paths: string[];
  conclusion: "success" | "failure";
  rules: string[];
}

/** A path that the item's own lane owns. */
function ownPath(scene: Scene, item: Item): string | null {
  return pathOwnedBy(laneOf(item), laneNames(item, scene.plan), scene.ownership);
}

/** Items of `from` whose lane owns a path of its own. */
export function withPath(scene: Scene, from: Item[]): Item[] {
  return from.filter((item) => ownPath(scene, item) !== null);
}

/** Which pull requests this plan allows to show; says what it doesn't have. */
export function planPulls(
  scene: Scene,
  worker: { item: Item; by: Person } | null,
  items: { ready: Item[]; blocked: Item[] },
): PlannedPull[] {
  const pulls: PlannedPull[] = [];
  const item = worker?.item ?? null;
  const own = item ? ownPath(scene, item) : null;
  if (!worker || !item || own === null) {
    scene.tell.skip("a clean pull request, since no item that can start owns a path of its own");
    return pulls;
  }
  const { by } = worker;
  const clean = { item, by, conclusion: "success" as const, rules: [] };
  pulls.push({ ...clean, title: `${item.key}: within its own files`, paths: [own] });

  const lane = laneOf(item);
  const other = withPath(scene, scene.plan.items).find(
    (one) => laneOf(one) !== lane && ownPath(scene, one) !== own,
  );
  const foreign = other ? ownPath(scene, other) : null;
  if (other && foreign) {
    const title = `${item.key}: also touches a file of ${laneOf(other)}`;
    pulls.push({ ...clean, title, paths: [own, foreign], conclusion: "failure", rules: ["ownership"] });
  } else scene.tell.skip("another track's files, since only one track owns files");

  const [waiting] = withPath(scene, items.blocked);
  const path = waiting ? ownPath(scene, waiting) : null;
  if (waiting && path) {
    const title = `${waiting.key}: before what it waits for`;
    pulls.push({ title, item: waiting, by, paths: [path], conclusion: "failure", rules: ["dependencies"] });
  } else scene.tell.skip("a skipped dependency, since the plan has none between open items");
  return pulls;
}

async function openPull(
  scene: Scene,
  pull: PlannedPull,
  branch: string,
  issue: number,
): Promise<{ number: number; sha: string }> {
  const files = Object.fromEntries(pull.paths.map((path) => [path, `${pull.title}\n`]));
  const { by, title } = pull;
  const sha = await by.push(scene, { branch, from: "main", message: title, files });
  const number = await by.openPull(scene, { head: branch, title, body: `Closes #${issue}` });
  return { number, sha };
}

/** The work is done: every task of the issue is ticked. */
async function tickAll(scene: Scene, by: Person, issue: number): Promise<void> {
  const place = { ...at(scene), issue_number: issue };
  const { data } = await by.octokit.rest.issues.get(place);
  await by.octokit.rest.issues.update({ ...place, body: (data.body ?? "").replace(/^- \[ \]/gm, "- [x]") });
}

async function readCheck(scene: Scene, sha: string) {
  const { data } = await readerOf(scene).request("GET /repos/{owner}/{repo}/commits/{ref}/check-runs", {
    ...at(scene),
    ref: sha,
    check_name: "signalbox",
  });
  return data.check_runs.find((run) => run.status === "completed") ?? null;
}

async function playPull(
  scene: Scene,
  pull: PlannedPull,
  branch: string,
  issue: number,
): Promise<PullReading> {
  if (pull.conclusion === "success") await tickAll(scene, pull.by, issue);
  const { number, sha } = await openPull(scene, pull, branch, issue);
  const check = await until(`the check of #${number}`, () => readCheck(scene, sha));
  const mark = check.conclusion === "success" ? "✓" : "✗";
  scene.tell.say(`${mark} #${number} ${pull.title}`);
  scene.tell.say(`  ${check.conclusion}: ${check.output.title}`);
  scene.tell.say(`  ${scene.sandbox.url}/${scene.owner}/${scene.repo}/pull/${number}`);
  return { title: pull.title, conclusion: check.conclusion, rules: rulesOf(check.output.summary ?? "") };
}

function asPlanned(pull: PlannedPull, reading: PullReading): boolean {
  return reading.conclusion === pull.conclusion && pull.rules.every((rule) => reading.rules.includes(rule));
}

/** Pull requests come in, and each gets its verdict. */
export async function playPulls(
  scene: Scene,
  planned: PlannedPull[],
  numbers: Map<string, number>,
): Promise<{ pulls: PullReading[]; expectations: Expectation[] }> {
  if (planned.length > 0) scene.tell.act("Pull requests come in");
  const pulls: PullReading[] = [];
  const expectations: Expectation[] = [];
  for (const [index, pull] of planned.entries()) {
    const branch = `demo/pull-${index + 1}`;
    const reading = await playPull(scene, pull, branch, numbers.get(pull.item.key) ?? 0);
    pulls.push(reading);
    expectations.push({ what: `“${pull.title}” ends in ${pull.conclusion}`, kept: asPlanned(pull, reading) });
  }
  return { pulls, expectations };
}
