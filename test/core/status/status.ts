import type { Status } from "../../../src/core/status/model.js";

/** A repository where nothing is and nothing happens, but for its board. */
export function quietStatus(board: Partial<Status["board"]>): Status {
  return {
    repository: "north/signals",
    board: { run: null, synced: null, drift: [], problems: [], ...board },
    counts: { items: 0, done: 0, claimed: 0, ready: 0, blocked: 0 },
    ready: [],
    claimed: [],
    merged: [],
    blocked: [],
    sessions: [],
    shared: [],
    knownIssues: [],
    timetable: null,
    figures: { collisionsPrevented: 0, heartbeatUptime: null, medianAnswerTime: null, itemsPerDay: 0 },
  };
}
