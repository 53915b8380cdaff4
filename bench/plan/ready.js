import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inTurns, ratio, shown } from "../measure.js";

const peer = "task-master-ai@0.43.1";
const bin = fileURLToPath(new URL("../../bin/signalbox.js", import.meta.url));

/** Both answer the same question about the same tasks: which of them can start now. */
export async function run() {
  const peerBin = installed();
  const folder = mkdtempSync(join(tmpdir(), "signalbox-bench-"));
  try {
    mkdirSync(join(folder, ".taskmaster", "tasks"), { recursive: true });
    writeFileSync(join(folder, ".taskmaster", "tasks", "tasks.json"), tasks(10_000));
    const call = (file, args) => () => execFileSync(process.execPath, [file, ...args], { cwd: folder });
    const ours = call(bin, ["plan", "ready", join(".taskmaster", "tasks", "tasks.json"), "--json"]);
    const theirs = call(peerBin, ["next"]);
    check(String(ours()), String(theirs()));
    const [a, b] = await inTurns(5, ours, theirs);
    return [
      `signalbox plan ready   ${shown(a)}`,
      `task-master next       ${shown(b)}   (${peer})`,
      `task-master takes ${ratio(b, a)} times as long`,
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Installed once for each version, outside of the project. */
function installed() {
  const folder = join(tmpdir(), `signalbox-bench-${peer.replace("@", "-")}`);
  const file = join(folder, "node_modules", "task-master-ai", "dist", "task-master.js");
  if (!existsSync(file)) {
    process.stdout.write(`  installing ${peer} into ${folder}\n`);
    mkdirSync(folder, { recursive: true });
    execFileSync(
      "npm",
      ["install", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts", peer],
      {
        stdio: ["ignore", "ignore", "inherit"],
      },
    );
  }
  return file;
}

function tasks(count) {
  const list = Array.from({ length: count }, (_, index) => ({
    id: index + 1,
    title: `Build part ${index + 1}`,
    description: "A part of the machine",
    details: "As drawn",
    testStrategy: "Run it",
    priority: ["high", "medium", "low"][index % 3],
    status: index < count / 2 ? "done" : "pending",
    dependencies: index >= 10 ? [index - 9] : [],
    subtasks: [],
  }));
  return JSON.stringify({ master: { tasks: list, metadata: { created: "2026-01-01T00:00:00Z" } } });
}

/** The task that the peer would take is among those that we list. */
function check(ours, theirs) {
  const keys = JSON.parse(ours).ready.map(({ key }) => key);
  const next = /--id=(\d+)/.exec(theirs)?.[1];
  if (keys.length !== 10 || !keys.includes(next))
    throw new Error(`${keys.join(", ")} of ours, ${next ?? "nothing"} of theirs`);
}
