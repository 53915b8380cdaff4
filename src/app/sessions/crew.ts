import type { Claim } from "../../core/claims/model.js";
import type { Config } from "../../core/config/model.js";
import type { RecipientFacts } from "../../core/messages/recipients.js";
import type { Item } from "../../core/plan/model.js";
import { sessionsOf } from "../../core/sessions/merge.js";
import type { Doing, Session } from "../../core/sessions/model.js";
import { refusalText } from "../../core/text/claim.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import { rulebookOf } from "../rulebook/load-rulebook.js";
import type { Rulebook } from "../rulebook/rulebook.js";
import { actAs, type Speaker } from "./act-as.js";

/** Who is there, and who of them speaks. */
export interface Crew {
  ok: true;
  /** The session that speaks. */
  id: string;
  /** With the registered sessions. */
  config: Config;
  rulebook: Rulebook;
  sessions: Session[];
  claims: Claim[];
  /** The item of the issue that is spoken on. */
  item: Item | null;
  recipients: RecipientFacts;
}

/** Loads who is there: 1 request. An answer instead where the speaker can't be told or may not speak so. */
export async function crewOf(
  context: Context,
  speaker: Speaker,
  issue: number | null,
  doing?: Doing,
): Promise<Crew | (Answer & { ok: false })> {
  const { store, host, repository, now } = context;
  const deps = { documents: store.documents, host, now: now() };
  const [rulebook, sessions, claims, row] = await Promise.all([
    rulebookOf(deps, repository.defaultBranch),
    store.sessions.all(repository.id),
    store.claims.live(repository.id, now()),
    issue === null ? null : store.boards.itemOfIssue(repository.id, issue),
  ]);
  const config = { ...rulebook.config, sessions: sessionsOf(rulebook.config, sessions) };
  const item = rulebook.plan.items.find(({ key }) => key === row?.itemKey) ?? null;
  const session = await actAs(context, { rulebook, config, item }, speaker, doing);
  if (!session.ok) {
    const to = speaker.login ?? speaker.as ?? "";
    return { ok: false, reply: refusalText(to, { reason: "session", answer: session }, [], now()), work: [] };
  }
  const recipients: RecipientFacts = {
    sessions: config.sessions,
    heard: sessions.map(({ id }) => id),
    plan: rulebook.plan,
    claims,
  };
  return { ok: true, id: session.id, config, rulebook, sessions, claims, item, recipients };
}
