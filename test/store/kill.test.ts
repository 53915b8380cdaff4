import { afterEach, expect, it, vi } from "vitest";
import { type OtherProcess, startProcess } from "./other-process.js";
import { describeDatabases, quickTiming } from "./support.js";

/** Opening a database on disk takes a while on a machine that is busy with other tests. */
const onDisk = { timeout: 120_000 };
const soon = { timeout: 10_000, interval: 20 };
const processes: OtherProcess[] = [];
afterEach(async () => {
  for (const one of processes.splice(0)) await one.kill();
});

function start(script: string, place: object): OtherProcess {
  const one = startProcess(script, place);
  processes.push(one);
  return one;
}

const receive = (count: number) => `
  const store = await openStore({ ...place, log });
  for (let id = 0; id < ${count}; id++) {
    const delivery = { id: "d" + id, event: "push", action: null, repositoryId: id % 3, payload: { id } };
    await store.deliveries.receive({ ...delivery, receivedAt: new Date() });
  }
  console.log("stored");`;

describeDatabases("a process that is killed", (create) => {
  it(
    "right after the acknowledgement loses no delivery: the next one works on them all",
    onDisk,
    async () => {
      const database = await create();
      const first = start(`${receive(20)} setInterval(() => {}, 1000);`, database.place);
      expect(await first.line()).toBe("stored");
      await first.kill();

      const { deliveries, queue } = await database.open({ timing: quickTiming });
      expect((await deliveries.backlog()).waiting).toBe(20);
      const done = new Set<string>();
      await queue.start(async ({ repositoryId }) => {
        for (
          let next = await deliveries.next(repositoryId);
          next;
          next = await deliveries.next(repositoryId)
        ) {
          done.add(next.id);
          await deliveries.finish(next.id, [], new Date());
        }
      });
      await vi.waitFor(async () => expect((await deliveries.backlog()).waiting).toBe(0), soon);
      expect(done.size).toBe(20);
    },
  );

  it(
    "in the middle of a job loses nothing: the job runs again as soon as the next one starts",
    onDisk,
    async () => {
      const database = await create();
      const first = start(
        `${receive(3)} await store.queue.start(async (job) => { console.log("working"); await new Promise(() => {}); });`,
        database.place,
      );
      expect(await first.line()).toBe("stored");
      expect(await first.line()).toBe("working");
      await first.kill();

      const { queue } = await database.open();
      const seen = new Set<number>();
      await queue.start(async ({ repositoryId }) => void seen.add(repositoryId));
      await vi.waitFor(() => expect([...seen].sort()).toEqual([0, 1, 2]), soon);
    },
  );

  it("between any two writes leaves a database that opens, with all that was acknowledged", {
    timeout: 60_000,
  }, async () => {
    const database = await create();
    for (let round = 0; round < 2; round++) {
      const writer = start(
        `const store = await openStore({ ...place, log });
         for (let id = 0; ; id++) {
           const delivery = { id: "${round}-" + id, event: "push", action: null, repositoryId: 7, payload: "x".repeat(20000) };
           await store.deliveries.receive({ ...delivery, receivedAt: new Date() });
           console.log("${round}-" + id);
         }`,
        database.place,
      );
      let last = "";
      for (let line = 0; line < 20 + round * 17; line++) last = await writer.line();
      await writer.kill();
      const store = await database.open();
      expect(
        await store.deliveries.receive({
          id: last,
          event: "push",
          action: null,
          repositoryId: 7,
          payload: null,
          receivedAt: new Date(),
        }),
      ).toBe("repeated");
      await store.close();
    }
  });
});
