import type { Job } from "../app/ports/queue.js";
import type { WorkRequest } from "../app/ports/work.js";
import { endSlack } from "../core/board/claim-end.js";
import { endMoved } from "./claim-rows.js";
import { dueBoards } from "./due-boards.js";
import type { JobSender } from "./job-sender.js";
import type { Database } from "./schema.js";
import { requestWork } from "./work.js";

const day = 86_400_000;
/** GitHub redelivers for three days; somebody may want to look at what came until then. */
const keepPayloads = 3 * day;
/** How long a delivery id is known, so that a repeated one does nothing. */
const keepDeliveries = 30 * day;

/** A pull request that nobody touches for longer is compared anew. */
const keepComparisons = 14 * day;

/** Who takes back what is older names it, and it is looked up again. */
const keepMerges = 365 * day;

/**
 * Sends a hint for all that is to be done and returns the hints: unfinished deliveries and work whose time has
 * come. So nothing waits on a job that a killed process held.
 */
export async function sweep(db: Database, send: JobSender, now: Date): Promise<Job[]> {
  const deliveries = await db
    .selectFrom("delivery")
    .select("repository_id as repositoryId")
    .distinct()
    .where("finished_at", "is", null)
    .execute();
  await requestWork(db, send, [...(await clockWork(db, now)), ...(await dueBoards(db, now))], now);
  const work = await db
    .selectFrom("work")
    .select(["kind as lane", "repository_id as repositoryId"])
    .distinct()
    .where("due", "<=", now)
    .execute();
  const jobs: Job[] = [...deliveries.map((row) => ({ lane: "deliveries" as const, ...row })), ...work];
  await send.now(db, jobs);
  return jobs;
}

/** The clock of each repository where something may have become due. Looking costs little, and does nothing twice. */
async function clockWork(db: Database, now: Date): Promise<WorkRequest[]> {
  const soon = new Date(now.getTime() + day);
  const rows = await db
    .selectFrom("claim")
    .select("repository_id")
    .distinct()
    .where((eb) =>
      eb.or([
        eb.and([
          eb("ended_at", "is", null),
          eb.or([
            eb("lapses_at", "<=", now),
            endMoved(endSlack),
            eb.and([eb("warned_at", "is", null), eb("expires_at", "<=", soon)]),
          ]),
        ]),
        eb.and([eb("ended_at", "is not", null), eb("told_at", "is", null)]),
      ]),
    )
    .execute();
  const asked = await db
    .selectFrom("message")
    .select("repository_id")
    .distinct()
    .where("asks", "=", true)
    .where("answered_at", "is", null)
    .where("reminded_at", "is", null)
    .where("due_at", "<=", now)
    .execute();
  const announced = await db
    .selectFrom("intent")
    .select("repository_id")
    .distinct()
    .where("state", "=", "held")
    .where("expires_at", "<=", now)
    .execute();
  const ids = new Set([...rows, ...asked, ...announced].map((row) => row.repository_id));
  return [...ids].map((repositoryId) => ({ repositoryId, kind: "clock", subject: "due" }));
}

/** Lets go of finished deliveries: of the payload first, of the id later. One that was given up keeps both. */
export async function prune(db: Database, now: Date): Promise<void> {
  await db
    .updateTable("delivery")
    .set({ payload: null })
    .where("finished_at", "<", new Date(now.getTime() - keepPayloads))
    .where("given_up", "=", false)
    .where("payload", "is not", null)
    .execute();
  await db
    .deleteFrom("heartbeat")
    .where("slot", "<", new Date(now.getTime() - keepDeliveries))
    .execute();
  await db
    .deleteFrom("comparison")
    .where("kept_at", "<", new Date(now.getTime() - keepComparisons))
    .execute();
  await db
    .deleteFrom("merged_change")
    .where("merged_at", "<", new Date(now.getTime() - keepMerges))
    .execute();
  await db
    .deleteFrom("delivery")
    .where("finished_at", "<", new Date(now.getTime() - keepDeliveries))
    .execute();
}
