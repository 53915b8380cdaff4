import type { BoardNotes } from "../board/notes.js";
import type { BoardRun } from "../board/run.js";
import { blockersOf, readyInstead } from "../claims/decide.js";
import type { Claim } from "../claims/model.js";
import type { Config } from "../config/model.js";
import type { Intent } from "../intents/model.js";
import type { Item, Plan } from "../plan/model.js";
import { waves } from "../plan/waves.js";
import type { Session } from "../sessions/model.js";
import { presenceOf } from "../sessions/presence.js";
import { gantt } from "../text/mermaid/gantt.js";
import type { ItemProgress } from "../verdict/model.js";
import { type FigureFacts, figuresOf } from "./figures.js";
import type { Status, StatusItem } from "./model.js";

export interface StatusFacts extends Omit<FigureFacts, "quiet"> {
  repository: string;
  plan: Plan;
  progress: readonly ItemProgress[];
  run: BoardRun | null;
  notes: BoardNotes | null;
  claims: Claim[];
  sessions: readonly Session[];
  presence: Config["presence"];
  unread: ReadonlyMap<string, number>;
  intents: readonly Intent[];
  merged: readonly { itemKey: string; branch: string; pull: number }[];
  defaultBranch: string;
  knownIssues: readonly {
    id: number;
    reason: string;
    itemKey: string | null;
    sessionId: string;
    createdAt: Date;
  }[];
}

/** The current state, from what is kept. Pure. */
export function statusOf(facts: StatusFacts): Status {
  const { plan, claims, now } = facts;
  const progress = [...facts.progress];
  const state = new Map(progress.map((one) => [one.key, one]));
  const byKey = new Map(plan.items.map((item) => [item.key, item]));
  const open = plan.items.filter(({ key }) => !state.get(key)?.done && !state.get(key)?.dropped);
  const held = new Map(claims.map((claim) => [claim.itemKey, claim]));
  const named = (key: string): StatusItem => ({
    key,
    title: byKey.get(key)?.title ?? key,
    issue: state.get(key)?.issue ?? null,
  });
  const merged = facts.merged.filter(({ itemKey }) => open.some(({ key }) => key === itemKey));
  const ready = readyInstead(
    // Nobody is to begin with what is merged.
    { plan, progress, claims: [...claims, ...merged] },
    { not: null, track: null, count: Number.POSITIVE_INFINITY },
  );
  const claimed = claims.filter(({ itemKey }) => byKey.has(itemKey));
  const blocked = open
    .filter(({ key }) => !held.has(key))
    .flatMap((item) => {
      const waitsFor = blockersOf(item, { plan, progress, claims });
      return waitsFor.length === 0 ? [] : [{ item, waitsFor }];
    });
  const done = progress.filter((one) => one.done).length;
  return {
    repository: facts.repository,
    board: boardOf(facts),
    counts: {
      items: plan.items.length,
      done,
      claimed: claimed.length,
      ready: ready.length,
      blocked: blocked.length,
    },
    ready: ready.map(({ key }) => named(key)),
    claimed: claimed.map((claim) => ({
      ...named(claim.itemKey),
      session: claim.sessionId,
      login: claim.login,
      until: claim.expiresAt.toISOString(),
      parked:
        claim.parked && claim.parked.until > now
          ? { until: claim.parked.until.toISOString(), reason: claim.parked.reason }
          : null,
      pull: claim.pull,
    })),
    merged: merged.map(({ itemKey, branch, pull }) => ({
      ...named(itemKey),
      ...{ branch, pull, main: facts.defaultBranch },
    })),
    blocked: blocked.map(({ item, waitsFor }) => ({
      ...named(item.key),
      waitsFor: waitsFor.map(({ key, claim }) => ({ ...named(key), session: claim?.sessionId ?? null })),
    })),
    sessions: facts.sessions.map((session) => ({
      id: session.id,
      login: session.login,
      role: session.role,
      presence: presenceOf(session, facts.presence, now),
      seen: session.seenAt.toISOString(),
      doing: session.doing,
      holds: claims.filter(({ sessionId }) => sessionId === session.id).map(({ itemKey }) => itemKey),
      unread: facts.unread.get(session.id) ?? 0,
    })),
    shared: facts.intents.map(({ paths, sessionId, state: held, expiresAt, reason }) => ({
      paths,
      session: sessionId,
      state: held,
      until: expiresAt?.toISOString() ?? null,
      reason,
    })),
    knownIssues: facts.knownIssues.map(({ id, reason, itemKey, sessionId, createdAt }) => ({
      id,
      reason,
      item: itemKey,
      session: sessionId,
      since: createdAt.toISOString(),
    })),
    timetable: timetableOf(plan, state),
    figures: figuresOf({ ...facts, quiet: facts.presence.quiet }),
  };
}

function boardOf({ run, notes }: Pick<StatusFacts, "run" | "notes">): Status["board"] {
  const stopped = run?.stopped ?? null;
  return {
    run: run && {
      made: run.made,
      total: run.total,
      since: run.startedAt.toISOString(),
      stopped: stopped && {
        at: stopped.at.toISOString(),
        resumes: stopped.resumesAt?.toISOString() ?? null,
        reason: stopped.reason,
      },
    },
    synced: notes?.syncedAt.toISOString() ?? null,
    drift: notes?.drift ?? [],
    problems: notes?.problems ?? [],
  };
}

/** What people closed is done here, whatever the plan says. */
function timetableOf(plan: Plan, state: ReadonlyMap<string, ItemProgress>): string | null {
  const items = plan.items.map(
    (item): Item => ({ ...item, state: state.get(item.key)?.done ? "done" : "open" }),
  );
  return gantt({ items }, waves({ items }));
}
