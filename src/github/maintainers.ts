import type { Account } from "../core/actors/account.js";
import { hasStatus } from "./refusal.js";
import { place, type Seat } from "./seat.js";

const pageSize = 100;
const mostPages = 10;

/** How long the list is taken as known. */
const keptMs = 5 * 60_000;

export type Maintainers = Account[] | { problem: string };

/** By repository. */
export type MaintainerCache = Map<number, { list: Account[]; until: number }>;

/**
 * The people with the role Maintain or Admin (docs.github.com: "List repository collaborators"): 1 request per 100, 1 more
 * where GitHub lists those of the one role alone, none within five minutes. A refusal is a problem; a failure is thrown.
 */
export async function maintainers(seat: Seat, cache: MaintainerCache): Promise<Maintainers> {
  const known = cache.get(seat.repository.id);
  if (known && known.until > Date.now()) return known.list;
  try {
    const maintain = await listed(seat, "maintain");
    // Every repository has somebody with the role Admin.
    const more = maintain.some(({ admin }) => admin) ? [] : await listed(seat, "admin");
    const list = [...new Map([...maintain, ...more].map(({ account }) => [account.id, account])).values()];
    cache.set(seat.repository.id, { list, until: Date.now() + keptMs });
    return list;
  } catch (error) {
    if (hasStatus(error, 401, 403, 404, 422)) return { problem: error.message };
    throw error;
  }
}

async function listed(
  seat: Seat,
  permission: "maintain" | "admin",
): Promise<{ account: Account; admin: boolean }[]> {
  const found: { account: Account; admin: boolean }[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const { data } = await seat.client.request("GET /repos/{owner}/{repo}/collaborators", {
      ...place(seat),
      permission,
      per_page: pageSize,
      page,
    });
    for (const { id, login, type, permissions: may } of data)
      if (may?.maintain || may?.admin)
        found.push({ account: { id: Number(id), login, bot: type === "Bot" }, admin: may.admin === true });
    if (data.length < pageSize) break;
  }
  return found;
}
