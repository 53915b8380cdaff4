import type { PullNoteStore } from "../app/ports/pull-notes.js";
import type { Database } from "./schema.js";
import { storable } from "./text.js";

export function pullNoteStore(db: Database): PullNoteStore {
  return {
    addOverride: async (repositoryId, { pull, rule, reason, login, accountId, at, files }) => {
      await db
        .insertInto("override")
        .values({
          repository_id: repositoryId,
          pull,
          rule,
          reason: storable(reason),
          login,
          account_id: accountId,
          created_at: at,
          files: files === null ? null : storable(JSON.stringify([...files])),
        })
        .execute();
    },
    overrides: async (repositoryId, pull) => {
      const rows = await db
        .selectFrom("override")
        .selectAll()
        .where("repository_id", "=", repositoryId)
        .where("pull", "=", pull)
        .orderBy("id")
        .execute();
      return rows.map(({ rule, reason, login, account_id, created_at, files }) => ({
        pull,
        rule,
        reason,
        login,
        accountId: account_id,
        at: created_at,
        files: files === null ? null : new Map(JSON.parse(files)),
      }));
    },
    setTrack: async (repositoryId, pull, track, { id, login }, now) => {
      await db
        .insertInto("pull_track")
        .values({
          repository_id: repositoryId,
          pull,
          track: storable(track),
          login,
          account_id: id,
          set_at: now,
        })
        .onConflict((conflict) =>
          conflict.columns(["repository_id", "pull"]).doUpdateSet((eb) => ({
            track: eb.ref("excluded.track"),
            login: eb.ref("excluded.login"),
            account_id: eb.ref("excluded.account_id"),
            set_at: eb.ref("excluded.set_at"),
          })),
        )
        .execute();
    },
    track: async (repositoryId, pull) => {
      const row = await db
        .selectFrom("pull_track")
        .select("track")
        .where("repository_id", "=", repositoryId)
        .where("pull", "=", pull)
        .executeTakeFirst();
      return row?.track ?? null;
    },
  };
}
