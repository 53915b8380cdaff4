import { appRequests, readBoard, readPushedPlan } from "./read-back.js";
import type { Expectation, Readings } from "./readings.js";
import { at, type Scene } from "./scene.js";

/** Items and edges that must appear: what the plan doesn't mark done. */
function wanted(scene: Scene) {
  const open = scene.plan.items.filter((item) => item.state === "open");
  const keys = new Set(open.map((item) => item.key));
  return {
    issues: open.length,
    milestones: new Set(open.map((item) => item.phase).filter((phase) => phase !== null)).size,
    projectItems: open.length,
    dependencies: open.reduce((sum, item) => sum + item.dependsOn.filter((key) => keys.has(key)).length, 0),
  };
}

async function pushPlan(scene: Scene, message: string, more = ""): Promise<void> {
  const files = Object.fromEntries(scene.planFiles.map(({ path, text }) => [path, text + more]));
  await scene.manager.push(scene, { branch: "main", message, files });
}

/** The plan is pushed and the board appears; pushed again unchanged but for a blank line, nothing is written. */
export async function playBoard(
  scene: Scene,
): Promise<Pick<Readings, "plan" | "board" | "secondSync"> & { expectations: Expectation[] }> {
  const { tell, sandbox, plan } = scene;
  tell.act("The plan is pushed");
  sandbox.clearRequests();
  await pushPlan(scene, "Add the plan");
  const want = wanted(scene);
  await scene.settled();
  const board = await readBoard(scene);
  const first = appRequests(scene);
  tell.say(
    `${board.issues} issues under ${board.trackIssues} of tracks, ${board.labels} labels, ${board.milestones} milestones,`,
  );
  tell.say(`${board.dependencies} native dependencies, ${board.projectItems} project items`);
  tell.say(`by ${first.all.length} requests, ${first.writes.length} of them writes`);
  const done = plan.items.length - want.issues;
  if (done > 0) tell.say(`${done} items are done in the plan and get no issue`);
  if (want.milestones === 0) tell.skip("milestones, since the plan names no phases");
  tell.say(`${sandbox.url}/${scene.owner}/${scene.repo}`);

  tell.act("The same plan is pushed again, with a blank line more");
  sandbox.clearRequests();
  await pushPlan(scene, "Touch the plan", "\n");
  await scene.settled();
  const second = appRequests(scene);
  tell.say(`${second.all.length} requests, ${second.writes.length} writes`);

  const { issues, milestones, projectItems, dependencies } = board;
  return {
    plan: await readPushedPlan(scene),
    board: { ...board, requests: first.all.length },
    secondSync: { writes: second.writes.length, requests: second.all.length },
    expectations: [
      {
        what: "the board holds what the plan says",
        kept: JSON.stringify({ issues, milestones, projectItems, dependencies }) === JSON.stringify(want),
      },
      { what: "a second sync writes nothing", kept: second.writes.length === 0 },
    ],
  };
}

/** Numbers of the issues by item key, as the issues' hidden markers name them. */
export async function issueNumbers(
  scene: Scene,
  readMarker: (body: string) => string | null,
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  const issues = await scene.manager.octokit.paginate("GET /repos/{owner}/{repo}/issues", {
    ...at(scene),
    state: "all",
    per_page: 100,
  });
  for (const issue of issues) {
    const key = issue.pull_request ? null : readMarker(issue.body ?? "");
    if (key !== null) found.set(key, issue.number);
  }
  return found;
}
