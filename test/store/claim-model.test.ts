import fc from "fast-check";
import { afterAll, beforeAll, describe, it } from "vitest";
import type { ClaimStore } from "../../src/app/ports/claims.js";
import { claimStore } from "../../src/store/claims.js";
import type { Database } from "../../src/store/schema.js";
import { bareDatabase } from "./bare-database.js";

const minute = 60_000;
const ttl = 60 * minute;
const grace = 30 * minute;

/** What must be true, kept beside the store in the plainest way there is. */
interface Model {
  now: number;
  generation: number;
  holder: { session: string; generation: number; expires: number; lapses: number } | null;
}
interface Real {
  claims: ClaimStore;
  repositoryId: number;
}

const live = (model: Model) => (model.holder && model.holder.lapses > model.now ? model.holder : null);
const date = (model: Model) => new Date(model.now);

abstract class Step implements fc.AsyncCommand<Model, Real> {
  readonly session: string;
  constructor(session: string) {
    this.session = session;
  }
  check = () => true;
  async run(model: Model, real: Real): Promise<void> {
    await this.act(model, real);
    const found = await real.claims.live(real.repositoryId, date(model));
    const expected = live(model);
    if (found.length !== (expected ? 1 : 0)) throw new Error(`${found.length} live claims`);
    const [claim] = found;
    if (claim && expected) {
      const same =
        claim.sessionId === expected.session &&
        claim.generation === expected.generation &&
        claim.expiresAt.getTime() === expected.expires;
      if (!same) throw new Error(`${JSON.stringify(claim)} against ${JSON.stringify(expected)}`);
    }
  }
  abstract act(model: Model, real: Real): Promise<void>;
  toString = () => `${this.constructor.name}(${this.session})`;
  protected grant(model: Model, session: string): void {
    model.generation += 1;
    const expires = model.now + ttl;
    model.holder = { session, generation: model.generation, expires, lapses: expires + grace };
  }
}

class Take extends Step {
  readonly force: boolean;
  constructor(session: string, force: boolean) {
    super(session);
    this.force = force;
  }
  async act(model: Model, { claims, repositoryId }: Real) {
    const { session, force } = this;
    const outcome = await claims.take({
      repositoryId,
      itemKey: "A",
      sessionId: session,
      login: null,
      accountId: null,
      now: date(model),
      ttl,
      grace,
      limit: 5,
      perLogin: 1_000,
      take: force,
    });
    const held = live(model);
    const free = held === null || (force && held.session !== session && held.expires <= model.now);
    const wanted = free ? "won" : held?.session === session ? "yours" : "held";
    if (outcome.kind !== wanted) throw new Error(`${outcome.kind} where ${wanted} was due`);
    if (free) this.grant(model, session);
  }
}

class Heartbeat extends Step {
  readonly age: number;
  /** `age`: how many generations behind the holder it speaks. */
  constructor(session: string, age: number) {
    super(session);
    this.age = age;
  }
  async act(model: Model, { claims, repositoryId }: Real) {
    const generation = model.generation - this.age;
    const renewed = await claims.renew({
      repositoryId,
      sessionId: this.session,
      itemKey: "A",
      generation,
      now: date(model),
      grace,
      resume: true,
    });
    const held = live(model);
    const fits = held?.session === this.session && held.generation === generation;
    if (renewed.length !== (fits ? 1 : 0)) throw new Error("a fenced holder changed something");
    if (held && fits) {
      held.expires = Math.max(held.expires, model.now + ttl);
      held.lapses = Math.max(held.lapses, model.now + ttl + grace);
    }
  }
}

class Release extends Step {
  async act(model: Model, { claims, repositoryId }: Real) {
    const by = { sessionId: this.session, generation: model.generation };
    await claims.release(repositoryId, "A", by, "released", date(model));
    if (model.holder?.session === this.session) model.holder = null;
  }
}

class HandOff extends Step {
  readonly to: string;
  constructor(session: string, to: string) {
    super(session);
    this.to = to;
  }
  async act(model: Model, { claims, repositoryId }: Real) {
    const outcome = await claims.handOff({
      repositoryId,
      itemKey: "A",
      from: { sessionId: this.session, generation: model.generation },
      to: { sessionId: this.to, login: null, accountId: null },
      now: date(model),
      ttl,
      grace,
      limit: 5,
    });
    const fits = live(model)?.session === this.session;
    if ((outcome.kind === "handed") !== fits) throw new Error(`${outcome.kind}`);
    if (fits) this.grant(model, this.to);
  }
}

class Expire extends Step {
  async act(model: Model, { claims, repositoryId }: Real) {
    const ended = await claims.untold(repositoryId, date(model));
    for (const claim of ended) await claims.markTold(claim, date(model));
    if (model.holder && !live(model)) model.holder = null;
  }
}

class Pass extends Step {
  readonly minutes: number;
  constructor(minutes: number) {
    super("");
    this.minutes = minutes;
  }
  async act(model: Model) {
    model.now += this.minutes * minute;
  }
  override toString = () => `Pass(${this.minutes}m)`;
}

describe("any sequence of claim, heartbeat, expiry, release, handoff and take", () => {
  let db: Database;
  beforeAll(async () => {
    db = await bareDatabase();
  });
  afterAll(() => db.destroy());

  it("keeps one live holder, generations that only rise, and changes nothing for who is fenced", async () => {
    const session = fc.constantFrom("one", "two", "three");
    const step = fc.oneof(
      fc.tuple(session, fc.boolean()).map(([one, force]) => new Take(one, force)),
      fc.tuple(session, fc.nat(1)).map(([one, age]) => new Heartbeat(one, age)),
      session.map((one) => new Release(one)),
      fc.tuple(session, session).map(([one, to]) => new HandOff(one, to)),
      fc.constant(new Expire("")),
      fc.constantFrom(1, 29, 31, 59, 60, 61, 89, 90, 91).map((minutes) => new Pass(minutes)),
    );
    let repositoryId = 0;
    await fc.assert(
      fc.asyncProperty(fc.commands([step], { maxCommands: 25 }), async (commands) => {
        repositoryId += 1;
        const model: Model = { now: Date.parse("2026-03-01T10:00:00Z"), generation: 0, holder: null };
        const real = { claims: claimStore(db), repositoryId };
        await fc.asyncModelRun(() => ({ model, real }), commands);
      }),
      { numRuns: 60 },
    );
  }, 120_000);
});
