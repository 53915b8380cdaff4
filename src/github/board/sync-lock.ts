import { z } from "zod";
import type { SyncLock } from "../../app/ports/token-host.js";
import { lockedUntil, lockLabel } from "../../core/board/sync-lock.js";
import { hasStatus } from "../refusal.js";
import { existsAlready } from "./refused.js";
import { type BoardSeat, place } from "./seat.js";

const labelAnswer = z.object({ name: z.string(), description: z.string().nullish() });

/** A lock at GitHub, by a label: see `lockLabel`. */
export function syncLock(seat: BoardSeat): SyncLock {
  const { octokit } = seat;
  const one = { ...place(seat), name: lockLabel(new Date(0)).name };

  async function make(until: Date): Promise<boolean> {
    try {
      await octokit.request("POST /repos/{owner}/{repo}/labels", { ...place(seat), ...lockLabel(until) });
      return true;
    } catch (error) {
      // Refused: it is there, or it was until now; else GitHub has something against it.
      if (hasStatus(error, 422) && (existsAlready(error) || (await holder()))) return false;
      throw error;
    }
  }

  async function holder(): Promise<Date | null> {
    try {
      const { data } = await octokit.request("GET /repos/{owner}/{repo}/labels/{name}", one);
      const { name, description } = labelAnswer.parse(data);
      return lockedUntil({ name, description: description ?? "" });
    } catch (error) {
      if (hasStatus(error, 404)) return null;
      throw error;
    }
  }

  async function release(): Promise<void> {
    try {
      await octokit.request("DELETE /repos/{owner}/{repo}/labels/{name}", one);
    } catch (error) {
      if (!hasStatus(error, 404)) throw error;
    }
  }

  return {
    async take(until, now) {
      if (await make(until)) return null;
      const other = await holder();
      if (other && other > now) return other;
      // Its holder was killed. Of those that see so at once, the one that makes it anew has it.
      await release();
      return (await make(until)) ? null : ((await holder()) ?? until);
    },
    async renew(until) {
      const { description } = lockLabel(until);
      await octokit.request("PATCH /repos/{owner}/{repo}/labels/{name}", { ...one, description });
    },
    release,
  };
}
