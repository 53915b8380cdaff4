import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** A process of its own that runs a script against the built store. Ends with the test that made it. */
export interface OtherProcess {
  /** Resolves with the next line of its output; rejects where it ends first. */
  line(): Promise<string>;
  /** SIGKILL: nothing of it gets a chance to tidy up. */
  kill(): Promise<void>;
  pid: number;
}

const built = new URL("../../dist/store/open.js", import.meta.url).href;

/** `script` finds `openStore`, `place` (its first two options) and `log` in scope, and prints lines. */
export function startProcess(script: string, place: object): OtherProcess {
  const code = `
    import { openStore } from ${JSON.stringify(built)};
    const log = { debug() {}, info() {}, warn() {}, error() {} };
    const place = ${JSON.stringify(place)};
    ${script}`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const complaints: Buffer[] = [];
  child.stderr.on("data", (chunk) => complaints.push(chunk));
  return {
    pid: child.pid ?? -1,
    line: async () => {
      const { value, done } = await lines.next();
      if (done) throw new Error(`the process ended: ${Buffer.concat(complaints)}`);
      return value;
    },
    kill: () => end(child),
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}
