import type { OccurrenceKind, OccurrenceStore } from "../app/ports/occurrences.js";
import type { Database } from "./schema.js";
import { storable } from "./text.js";

export function occurrenceStore(db: Database): OccurrenceStore {
  return {
    add: async (repositoryId, { kind, subject, sessionId, at }) => {
      await db
        .insertInto("occurrence")
        .values({ repository_id: repositoryId, kind, subject: storable(subject), session_id: sessionId, at })
        .execute();
    },
    since: async (repositoryId, since) => {
      const rows = await db
        .selectFrom("occurrence")
        .selectAll()
        .where("repository_id", "=", repositoryId)
        .where("at", ">=", since)
        .orderBy("id")
        .execute();
      return rows.map((row) => ({
        kind: row.kind as OccurrenceKind,
        subject: row.subject,
        sessionId: row.session_id,
        at: row.at,
      }));
    },
  };
}
