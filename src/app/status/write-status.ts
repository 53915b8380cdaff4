import { createHash } from "node:crypto";
import { whileRunning } from "../../core/status/while-running.js";
import { statusMarkdown, statusMarker } from "../../core/text/status.js";
import type { Context } from "../context.js";
import { configInForce } from "../rulebook/in-force.js";
import { repositoryStatus } from "./repository-status.js";

const pauseMs = 60_000;
const noFigures = { collisionsPrevented: 0, heartbeatUptime: null, medianAnswerTime: null, itemsPerDay: 0 };

/**
 * Brings the status issue to the current state: at most once a minute, and not at all where it says so already. Gives
 * the moment at which to come back where it's too soon, or a sync goes on. The issue is made, and pinned, when there is
 * something to show.
 */
export async function writeStatus(context: Context): Promise<Date | undefined> {
  const { store, host, repository, now } = context;
  const config = await configInForce(context);
  if (config.status === false) return undefined;
  const { shown: status, again } = whileRunning(await repositoryStatus(context), now(), pauseMs);
  const unsynced = (await store.status.progress(repository.id)).length === 0;
  if (status.counts.items === 0 || (unsynced && !status.board.run)) return again;
  const { title } = config.status;
  const body = `${statusMarkdown(status)}\n${statusMarker}\n`;
  // Figures drift with the clock alone: they are written anew when something else has changed.
  const still = statusMarkdown({ ...status, figures: noFigures });
  const digest = createHash("sha256").update(`${title}\n${still}`).digest("hex");
  const row = await store.status.issue(repository.id);
  if (row?.digest === digest) return again;
  const soonest = row ? row.writtenAt.getTime() + pauseMs : 0;
  if (soonest > now().getTime()) return new Date(soonest);
  const known = row?.number ?? (await host.findIssue(statusMarker));
  const kept = known !== null && (await host.updateIssue(known, { title, body })) === "updated";
  const number = kept ? known : await host.createIssue(title, body);
  if (!kept) await host.pinIssue(number);
  await store.status.saveIssue(repository.id, { number, digest, writtenAt: now() });
  return again;
}
