import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { SyncLock } from "../../app/ports/token-host.js";
import { isHeld, type LockState, lockLabel, readLock } from "../../core/board/sync-lock.js";
import { hasStatus } from "../refusal.js";
import { existsAlready } from "./refused.js";
import { type BoardSeat, place } from "./seat.js";

const labelAnswer = z.object({ name: z.string(), description: z.string().nullish() });

/** A lock at GitHub, by a label: see `lockLabel`. */
export function syncLock(seat: BoardSeat): SyncLock {
  const { octokit } = seat;
  const holder = randomBytes(4).toString("hex");
  const one = { ...place(seat), name: lockLabel({ until: new Date(0), holder }).name };

  async function make(until: Date): Promise<boolean> {
    try {
      const label = lockLabel({ until, holder });
      await octokit.request("POST /repos/{owner}/{repo}/labels", { ...place(seat), ...label });
      return true;
    } catch (error) {
      // Refused: it is there, or it was until now; else GitHub has something against it.
      if (hasStatus(error, 422) && (existsAlready(error) || (await state()))) return false;
      throw error;
    }
  }

  async function state(): Promise<LockState | null> {
    try {
      const { data } = await octokit.request("GET /repos/{owner}/{repo}/labels/{name}", one);
      const { name, description } = labelAnswer.parse(data);
      return readLock({ name, description: description ?? "" });
    } catch (error) {
      if (hasStatus(error, 404)) return null;
      throw error;
    }
  }

  async function remove(): Promise<void> {
    try {
      await octokit.request("DELETE /repos/{owner}/{repo}/labels/{name}", one);
    } catch (error) {
      if (!hasStatus(error, 404)) throw error;
    }
  }

  const isOurs = async (): Promise<boolean> => (await state())?.holder === holder;

  return {
    async take(until, now) {
      if (await make(until)) return null;
      const other = await state();
      if (other && isHeld(other, now) && other.holder !== holder) return other.until;
      // Its holder was killed, or it is ours. Of those that see so at once, the one that makes it anew has it.
      await remove();
      return (await make(until)) ? null : ((await state())?.until ?? until);
    },
    async renew(until) {
      if (!(await isOurs())) return false;
      const { description } = lockLabel({ until, holder });
      await octokit.request("PATCH /repos/{owner}/{repo}/labels/{name}", { ...one, description });
      return true;
    },
    async release() {
      if (await isOurs()) await remove();
    },
  };
}
