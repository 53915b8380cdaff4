import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { inTurns, median, shown } from "./measure.js";

const bin = fileURLToPath(new URL("../bin/signalbox.js", import.meta.url));

export async function run() {
  const [node, ours] = await inTurns(
    21,
    () => execFileSync(process.execPath, ["-e", "0"]),
    () => execFileSync(process.execPath, [bin, "--version"]),
  );
  const bound = 1.5 * median(node) + 60;
  return [
    `node -e 0              ${shown(node)}`,
    `signalbox --version    ${shown(ours)}`,
    `1.5 × node + 60 ms is ${bound.toFixed(0)} ms: ${median(ours) <= bound ? "within" : "beyond"} it`,
  ];
}
