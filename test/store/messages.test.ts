import { expect, it } from "vitest";
import type { NewMessage } from "../../src/app/ports/messages.js";
import { decideAnnounce, nextHolders } from "../../src/core/intents/decide.js";
import { describeStores } from "./support.js";

const start = Date.parse("2026-03-01T10:00:00Z");
const at = (minutes: number) => new Date(start + minutes * 60_000);

const message = (more: Partial<NewMessage> = {}): NewMessage => ({
  repositoryId: 7,
  from: "north",
  fromLogin: "ada",
  to: { kind: "session", id: "south" },
  recipients: ["south"],
  re: null,
  subject: null,
  body: "hello\u0000",
  asks: false,
  issue: null,
  now: at(0),
  dueAt: null,
  ...more,
});

describeStores("messages", (open) => {
  it("are unread until they are read, and undelivered until they are told or read", async () => {
    const { messages } = await open();
    const sent = await messages.send(message({ recipients: ["south", "west"] }));
    expect(await messages.unread(7, "south")).toEqual([sent]);
    expect(await messages.undelivered(7)).toHaveLength(2);
    await messages.markDelivered(7, "west", [sent.id], at(1));
    await messages.markRead(7, "south", [sent.id], at(1));
    expect(await messages.undelivered(7)).toEqual([]);
    expect(await messages.unreadCounts(7)).toEqual(new Map([["west", 1]]));
    expect(await messages.acknowledge(7, "west", [sent.id, 999], at(2))).toEqual([sent.id]);
    expect(await messages.acknowledge(7, "north", [sent.id], at(2))).toEqual([]);
    expect(await messages.unreadCounts(7)).toEqual(new Map());
  });

  it("that ask are overdue until they are answered by somebody else, or reminded of", async () => {
    const { messages } = await open();
    const question = await messages.send(
      message({ asks: true, dueAt: at(60), recipients: ["south", "west"] }),
    );
    const other = await messages.send(message({ asks: true, dueAt: at(60) }));
    expect(await messages.overdue(7, at(59))).toEqual([]);
    await messages.send(message({ re: question.id }));
    expect(await messages.overdue(7, at(60))).toMatchObject([
      { message: { id: question.id }, waiting: ["south", "west"] },
      { message: { id: other.id } },
    ]);
    const answer = await messages.send(
      message({ from: "south", recipients: ["north"], re: question.id, now: at(30) }),
    );
    expect(answer.thread).toBe(question.id);
    expect((await messages.questions(7, at(0)))[0]).toMatchObject({ answeredAt: at(30) });
    await messages.markReminded(other.id, at(61));
    expect(await messages.overdue(7, at(62))).toEqual([]);
  });

  it("to all are found by their sender", async () => {
    const { messages } = await open();
    expect(await messages.lastBroadcast(7, "north")).toBeNull();
    await messages.send(message({ to: { kind: "all" }, now: at(5) }));
    expect(await messages.lastBroadcast(7, "north")).toEqual(at(5));
    expect(await messages.lastBroadcast(7, "south")).toBeNull();
  });
});

describeStores("announced files", (open) => {
  const ask = (sessionId: string, ...paths: string[]) => ({
    repositoryId: 7,
    sessionId,
    login: null,
    accountId: null,
    track: null,
    paths,
    reason: "x",
    issue: 1,
    pull: null,
    ttl: 60 * 60_000,
    createdAt: at(0),
  });

  it("have one holder when twenty ask for overlapping paths at once, and the next when that ends", async () => {
    const { intents } = await open();
    const asked = await Promise.all(
      Array.from({ length: 20 }, (_, index) => {
        const one = ask(`s${index}`, index % 2 === 0 ? "src/*.py" : "src/config.py");
        return intents.announce(one, (current) => decideAnnounce(one, current, at(0)));
      }),
    );
    const held = asked.filter(({ decision }) => decision.state === "held");
    expect(held.length).toBeGreaterThan(0);
    // Two that name a path each and not a glob may not both hold it.
    const open20 = await intents.open(7);
    expect(open20.filter(({ state }) => state === "held")).toHaveLength(1);
    const { ended, promoted } = await intents.end(7, [held[0]?.intent.id ?? 0], "merged", nextHolders, at(5));
    expect(ended).toHaveLength(1);
    expect(promoted).toMatchObject([{ state: "held", expiresAt: at(65) }]);
    expect(await intents.expired(7, at(64))).toEqual([]);
    expect(await intents.expired(7, at(65))).toHaveLength(1);
  });
});
