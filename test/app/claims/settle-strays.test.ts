import { describe, expect, it } from "vitest";
import { settleStrays } from "../../../src/app/claims/settle-strays.js";
import type { Context } from "../../../src/app/context.js";

const now = new Date("2026-03-01T10:00:00Z");
const later = (ms: number) => new Date(now.getTime() + ms);
const ada = { id: 1, login: "ada", bot: false };
const strays = [
  { itemKey: "A", issue: 4 },
  { itemKey: "B", issue: 5 },
];

/** What there is of the items; gives what GitHub was asked for. */
function setting({ waiting = false, recent = [] as string[], accounts = [] as (typeof ada)[] }) {
  const looked: number[] = [];
  const touched: number[] = [];
  const context = {
    repository: { id: 7 },
    store: {
      deliveries: { next: async () => (waiting ? {} : null) },
      claims: {
        recent: async () => recent.map((itemKey) => ({ itemKey })),
        live: async () => [{ itemKey: "A", login: "ada", accountId: 1 }],
      },
      boards: { touch: async (_: number, [issue]: number[]) => void touched.push(issue ?? 0) },
      work: { request: async () => {} },
    },
    host: {
      issue: async (number: number) => {
        looked.push(number);
        return { number, state: "open", accounts };
      },
    },
    now: () => now,
  } as unknown as Context;
  return { looked, touched, settle: () => settleStrays(context, strays) };
}

describe("assignees that a sync found", () => {
  it("wait for the deliveries that may say who was first", async () => {
    const { settle, looked } = setting({ waiting: true });
    expect(await settle()).toEqual(later(60_000));
    expect(looked).toEqual([]);
  });

  it("wait where a claim has just begun or ended, which may be on its way to GitHub", async () => {
    const { settle, looked } = setting({ recent: ["A"] });
    expect(await settle()).toEqual(later(600_000));
    expect(looked).toEqual([5]);
  });

  it("are looked at, and what is kept of the issue is looked at again where they are none", async () => {
    const { settle, looked, touched } = setting({ accounts: [ada] });
    expect(await settle()).toBeNull();
    expect(looked).toEqual([4, 5]);
    expect(touched).toEqual([4, 5]);
  });
});
