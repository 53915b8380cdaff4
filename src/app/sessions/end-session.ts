import { sameLogin } from "../../core/actors/account.js";
import { endedSessionReason, type Freed } from "../../core/text/sessions.js";
import type { Context } from "../context.js";
import { endIntents } from "../intents/end-intents.js";
import type { WorkRequest } from "../ports/work.js";
import { itemWork, pathWork } from "../work/concerned-pulls.js";
import { clockWork } from "../work/follow-up.js";

/**
 * Ends a session and all that it has: tokens, announcements, allowances that it gave and got, inbox and claims. The session
 * itself comes last, so that what a crash left over is ended by the next try. The clock tells of the claims, on their items.
 */
export async function endSession(
  context: Context,
  { id, login }: { id: string; login: string | null },
  by: string,
): Promise<{ freed: Freed; work: WorkRequest[] }> {
  const { store, repository, now } = context;
  const reason = endedSessionReason(by);
  const tokens = await store.tokens.revokeOf(repository.id, id, now());
  const intents = (await store.intents.open(repository.id)).filter((one) => sameLogin(one.sessionId, id));
  await endIntents(context, intents, reason);
  const live = await store.allowances.live(repository.id, now());
  const allowances = live.filter(({ from, to }) => sameLogin(from, id) || sameLogin(to, id));
  await store.allowances.end(
    repository.id,
    allowances.map((one) => one.id),
    now(),
  );
  await store.messages.forget(repository.id, id);
  const claims = await store.claims.endAll(repository.id, { sessionId: id }, reason, now());
  await store.sessions.end(repository.id, id, by, now());
  const paths = [...intents, ...allowances].flatMap((one) => one.paths);
  const itemKeys = claims.map(({ itemKey }) => itemKey);
  return {
    freed: { items: itemKeys, intents: intents.length, allowances: allowances.length, tokens },
    work: [
      clockWork(repository.id),
      ...(await itemWork(context, itemKeys, [login])),
      ...(await pathWork(context, paths)),
    ],
  };
}
