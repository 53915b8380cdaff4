import { expect, test } from "vitest";
import { askMissed } from "../../src/app/intake/ask-missed.js";
import { quietLog } from "../store/quiet-log.js";

/** What GitHub would list as failed, the newest first, and what the store knows. */
function setting(failed: { id: string; guid: string }[], stored: string[] = []) {
  const asked: string[] = [];
  const deps = {
    github: {
      failedDeliveries: async () => failed,
      redeliver: async (id: string) => void asked.push(id),
    },
    store: {
      deliveries: { known: async (ids: readonly string[]) => ids.filter((id) => stored.includes(id)) },
    },
    log: quietLog,
  };
  return { asked, ask: () => askMissed(deps as never, new Date(0)) };
}

test("each delivery that failed is asked for once, by its newest attempt", async () => {
  const { asked, ask } = setting([
    { id: "9", guid: "a" },
    { id: "8", guid: "b" },
    { id: "7", guid: "a" },
  ]);
  expect(await ask()).toBe(2);
  expect(asked).toEqual(["9", "8"]);
});

test("what came by another attempt, or failed time and again, is left", async () => {
  const often = ["5", "4", "3", "2"].map((id) => ({ id, guid: "often" }));
  const { asked, ask } = setting([{ id: "9", guid: "came" }, ...often], ["came"]);
  expect(await ask()).toBe(0);
  expect(asked).toEqual([]);
});
