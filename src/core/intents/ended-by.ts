import { type AccountRef, isBy, sameLogin } from "../actors/account.js";
import { share } from "./decide.js";
import type { Intent } from "./model.js";

/** An allowance as far as it says whose word it is, for whom and for what. */
export interface Given {
  paths: string[];
  /** A session, or `track:` and a track. */
  to: string;
  /** The session or login that gave it. */
  from: string;
  login: string;
  accountId: number | null;
}

/** Who would end something. */
export interface Ender {
  /** Null: it isn't told which of the account's sessions it is. */
  session: string | null;
  /** Null: only a token speaks. */
  account: AccountRef | null;
}

/** What is meant, by whether whoever asks may end it by itself or only a maintainer may. */
export interface Meant<One> {
  own: One[];
  others: One[];
}

/** The announcements of a session that meet these paths, all where none are named. */
export function announcedBy(
  { session, paths }: { session: string; paths: readonly string[] },
  open: readonly Intent[],
  { account }: Pick<Ender, "account">,
): Meant<Intent> {
  const wanted = session.replace(/^session:/i, "");
  const meant = open.filter(
    (intent) =>
      sameLogin(intent.sessionId, wanted) && (paths.length === 0 || share(intent, { paths: [...paths] })),
  );
  return parted(meant, (intent) => isBy(intent, account));
}

/** The allowances for a session or track that meet these paths, all where none are named. */
export function allowedTo<One extends Given>(
  { to, paths }: { to: string; paths: readonly string[] },
  live: readonly One[],
  { session, account }: Ender,
): Meant<One> {
  const wanted = to.replace(/^session:/i, "").toLowerCase();
  const meant = live.filter(
    (one) =>
      [wanted, `track:${wanted}`].includes(one.to.toLowerCase()) &&
      (paths.length === 0 || share(one, { paths: [...paths] })),
  );
  return parted(meant, (one) => one.from === session || isBy(one, account));
}

function parted<One>(meant: readonly One[], mine: (one: One) => boolean): Meant<One> {
  return { own: meant.filter(mine), others: meant.filter((one) => !mine(one)) };
}
