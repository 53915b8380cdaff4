import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lockDirectory } from "../../src/store/directory-lock.js";
import { thisProcess } from "../../src/store/process-identity.js";
import { type OtherProcess, startProcess } from "./other-process.js";
import { quietLog } from "./quiet-log.js";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "signalbox-lock-"));
});
const processes: OtherProcess[] = [];
afterEach(async () => {
  for (const one of processes.splice(0)) await one.kill();
  rmSync(directory, { recursive: true, force: true });
});

function write(holder: object | string, number = 1): string {
  const file = join(directory, `lock.${number}`);
  writeFileSync(file, typeof holder === "string" ? holder : JSON.stringify(holder));
  return file;
}

async function take() {
  const lock = await lockDirectory(directory, quietLog);
  if (!("release" in lock)) throw new Error("the lock is held");
  return lock;
}

describe("the lock of the data directory", () => {
  it("goes to one, and names that one to the next", async () => {
    const lock = await take();
    expect(await lockDirectory(directory, quietLog)).toEqual({ heldBy: thisProcess() });
    lock.release();
    (await take()).release();
  });

  it("leaves one file behind, however often it is taken", async () => {
    for (let turn = 0; turn < 5; turn++) (await take()).release();
    expect(readdirSync(directory)).toEqual(["lock.5"]);
  });

  it("is taken over from a process that is dead", async () => {
    write({ ...thisProcess(), pid: 2 ** 22 + 1 });
    (await take()).release();
  });

  it.runIf(process.platform === "linux")(
    "is taken over when the id went to another process since",
    async () => {
      write({ ...thisProcess(), started: "another boot:1" });
      (await take()).release();
    },
  );

  it("is kept by a process of another host while it shows that it lives", async () => {
    const other = { ...thisProcess(), host: "somewhere-else" };
    const file = write(other);
    expect(await lockDirectory(directory, quietLog)).toEqual({ heldBy: other });
    const longAgo = new Date(Date.now() - 61_000);
    utimesSync(file, longAgo, longAgo);
    (await take()).release();
  });

  it.each(["", "{", "null", '{"pid":"x"}', "released\n"])("is free when its file holds %j", async (text) => {
    write(text, 7);
    (await take()).release();
    expect(readdirSync(directory)).toEqual(["lock.8"]);
  });

  it("counts from the highest number, as a number", async () => {
    write("released\n", 9);
    write(thisProcess(), 10);
    mkdirSync(join(directory, "lock.x"));
    expect(await lockDirectory(directory, quietLog)).toEqual({ heldBy: thisProcess() });
  });

  it("goes to one of many that find it stale at once", async () => {
    for (let round = 0; round < 20; round++) {
      rmSync(directory, { recursive: true });
      mkdirSync(directory);
      write({ ...thisProcess(), pid: 2 ** 22 + 1 });
      const locks = await Promise.all(Array.from({ length: 10 }, () => lockDirectory(directory, quietLog)));
      const taken = locks.filter((lock) => "release" in lock);
      expect(taken).toHaveLength(1);
      taken[0]?.release();
    }
  });

  it("goes to one of several processes that find it stale at once", async () => {
    write({ ...thisProcess(), pid: 2 ** 22 + 1 });
    const script = `
      const { lockDirectory } = await import(new URL("directory-lock.js", ${JSON.stringify(new URL("../../dist/store/", import.meta.url).href)}));
      const lock = await lockDirectory(place.directory, log);
      console.log("release" in lock ? "taken" : "held");
      setInterval(() => {}, 1000);`;
    for (let count = 0; count < 4; count++) processes.push(startProcess(script, { directory }));
    const answers = await Promise.all(processes.map((one) => one.line()));
    expect(answers.sort()).toEqual(["held", "held", "held", "taken"]);
  });
});
