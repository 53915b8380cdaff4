import { ownershipOf } from "../../core/ownership/ownership-of.js";
import { sessionsOf } from "../../core/sessions/merge.js";
import { judgeEdits } from "../../core/verdict/before-edit.js";
import type { EditAnswer } from "../../core/verdict/edit-answer.js";
import type { OtherPull } from "../../core/verdict/model.js";
import type { Context } from "../context.js";
import { configInForce, planInForce } from "../rulebook/in-force.js";

/** Whether these paths may be edited now by a session, as the rules in force and what is kept say: no request. */
export async function checkPaths(
  context: Pick<Context, "store" | "repository" | "now">,
  { session, paths }: { session: string | null; paths: readonly string[] },
): Promise<EditAnswer[]> {
  const { store, repository } = context;
  const now = context.now();
  const [config, plan, [file = null], sessions, rows] = await Promise.all([
    configInForce(context),
    planInForce(context),
    store.documents.lastGood(repository.id, "owners"),
    store.sessions.all(repository.id),
    store.verdicts.open(repository.id),
  ]);
  const into = rows.filter(({ lands }) => lands === repository.defaultBranch);
  const known = sessions.find(({ id }) => id.toLowerCase() === session?.toLowerCase());
  const facts = {
    plan,
    config: { ...config, sessions: sessionsOf(config, sessions) },
    ownership: ownershipOf({ file, plan, config }),
    claims: await store.claims.live(repository.id, now),
    intents: await store.intents.open(repository.id),
    allowances: await store.allowances.live(repository.id, now),
    others: into
      .flatMap(({ touches }): OtherPull[] => (touches ? [touches] : []))
      .filter((other) => other.session === null || other.session.toLowerCase() !== session?.toLowerCase()),
    now,
  };
  return judgeEdits(facts, { session, login: known?.login ?? null }, paths);
}
