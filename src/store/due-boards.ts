import { sql } from "kysely";
import { fullEveryMs } from "../app/board/full-every.js";
import type { WorkRequest } from "../app/ports/work.js";
import type { Database } from "./schema.js";

/**
 * Boards that have not been read whole for long, once each in that time: nobody tells of every edit, and a repository may
 * be quiet otherwise. A plan that can't be synced isn't asked for again and again.
 */
export async function dueBoards(db: Database, now: Date): Promise<WorkRequest[]> {
  const before = new Date(now.getTime() - fullEveryMs);
  const { rows } = await sql<{ repository_id: number }>`
    update board_kept set asked_at = ${now}
    where full_at <= ${before} and (asked_at is null or asked_at <= ${before})
      and repository_id in (select id from repository where active)
    returning repository_id`.execute(db);
  return rows.map(({ repository_id: repositoryId }) => ({ repositoryId, kind: "board", subject: "plan" }));
}
