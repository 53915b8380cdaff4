import { type Selectable, sql } from "kysely";
import type { Delivery, DeliveryStore } from "../app/ports/deliveries.js";
import type { Queue } from "../app/ports/queue.js";
import type { JobSender } from "./job-sender.js";
import type { Database, Schema } from "./schema.js";
import { storable } from "./text.js";
import { requestWork } from "./work.js";

export function deliveryStore(db: Database, send: JobSender, queue: Pick<Queue, "wake">): DeliveryStore {
  return {
    receive: async (delivery) => {
      const stored = await db.transaction().execute(async (trx) => {
        const inserted = await trx
          .insertInto("delivery")
          .values({
            id: delivery.id,
            event: delivery.event,
            action: delivery.action === null ? null : storable(delivery.action),
            repository_id: delivery.repositoryId,
            payload: JSON.stringify(delivery.payload ?? null),
            received_at: delivery.receivedAt,
            recorded_at: delivery.recorded?.at ?? delivery.receivedAt,
            recorded_id: delivery.recorded?.id ?? 0,
          })
          .onConflict((conflict) => conflict.column("id").doNothing())
          .returning("sequence")
          .executeTakeFirst();
        if (inserted) await send.now(trx, [{ lane: "deliveries", repositoryId: delivery.repositoryId }]);
        return inserted !== undefined;
      });
      if (stored) queue.wake("deliveries");
      return stored ? "stored" : "repeated";
    },

    next: async (repositoryId) => {
      const row = await db
        .selectFrom("delivery")
        .selectAll()
        .where("repository_id", "=", repositoryId)
        .where("finished_at", "is", null)
        .orderBy("recorded_at")
        .orderBy("recorded_id")
        .orderBy("sequence")
        .limit(1)
        .executeTakeFirst();
      return row ? deliveryOf(row) : null;
    },

    finish: async (id, work, now) => {
      await db.transaction().execute(async (trx) => {
        await trx.updateTable("delivery").set({ finished_at: now }).where("id", "=", id).execute();
        await requestWork(trx, send, work, now);
      });
      for (const kind of new Set(work.map((one) => one.kind))) queue.wake(kind);
    },

    fail: async (id, error, giveUp, now) => {
      await db
        .updateTable("delivery")
        .set({
          attempts: sql`attempts + 1`,
          error: storable(error),
          ...(giveUp ? { given_up: true, finished_at: now } : {}),
        })
        .where("id", "=", id)
        .execute();
    },

    known: async (ids) => {
      if (ids.length === 0) return [];
      const rows = await db
        .selectFrom("delivery")
        .select("id")
        .where("id", "in", [...ids])
        .execute();
      return rows.map(({ id }) => id);
    },

    backlog: async () => {
      const { waiting, oldest } = await db
        .selectFrom("delivery")
        .select((eb) => [eb.fn.countAll<number>().as("waiting"), eb.fn.min("received_at").as("oldest")])
        .where("finished_at", "is", null)
        .executeTakeFirstOrThrow();
      return { waiting, oldest: oldest as Date | null };
    },
  };
}

function deliveryOf(row: Selectable<Schema["delivery"]>): Delivery {
  return {
    id: row.id,
    event: row.event,
    action: row.action,
    repositoryId: row.repository_id,
    payload: JSON.parse(row.payload ?? "null"),
    receivedAt: row.received_at,
    sequence: row.sequence,
    attempts: row.attempts,
  };
}
