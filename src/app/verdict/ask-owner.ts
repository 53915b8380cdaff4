import { type Account, namesOf, sameAccount } from "../../core/actors/account.js";
import { namedSessionsOf } from "../../core/actors/which-session.js";
import type { Addressee } from "../../core/messages/model.js";
import { recipientsOf } from "../../core/messages/recipients.js";
import { type OwnerNames, ownerNames, type Resolved } from "../../core/ownership/names.js";
import { grouped } from "../../core/plan/grouped.js";
import {
  askedAlreadyText,
  askedText,
  askText,
  nobodyToAskText,
  nothingForeignText,
  whoseFirstText,
} from "../../core/text/buttons.js";
import { ownersText } from "../../core/text/findings.js";
import { allowedText } from "../../core/text/intents.js";
import { byMaintainer, speaksFor } from "../../core/verdict/allowed.js";
import { evaluate } from "../../core/verdict/evaluate.js";
import type { Attribution, Verdict } from "../../core/verdict/model.js";
import { approversOf } from "../../core/verdict/standing.js";
import type { Voice } from "../actors/actor.js";
import { maintains } from "../actors/permission-of.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import { grantFiles } from "../intents/grant-files.js";
import { clockWork, pullWork } from "../work/follow-up.js";
import { type LoadedPull, loadPullFacts } from "./pull-facts.js";

const day = 86_400_000;

/** Files of one owner, or of several that share them. */
interface Foreign {
  owners: Resolved[];
  paths: string[];
}

function foreignFiles({ findings }: Verdict, names: OwnerNames): Foreign[] {
  const foreign = findings.filter(({ rule, owners }) => rule === "ownership" && owners.length > 0);
  return [...grouped(foreign, ({ owners }) => owners.join(" ")).values()].map((group) => ({
    owners: (group[0]?.owners ?? []).map((owner) => names.resolve(owner)),
    paths: group.flatMap(({ path }) => path ?? []),
  }));
}

/**
 * The button `Ask owner`: asks the sessions that own the files of others, once a day each. Pressed by such an owner
 * itself, or by a maintainer, it is the answer: the files are allowed for a week.
 */
export async function askOwner(context: Context, number: number, { account }: Voice): Promise<Answer> {
  if (account === null) return { ok: false, reply: null, work: [] };
  const { login } = account;
  const loaded = await loadPullFacts(context, number);
  if (loaded?.pull.state !== "open") return { ok: false, reply: null, work: [] };
  const verdict = evaluate(loaded.facts);
  const names = ownerNames(loaded.facts.plan, loaded.facts.config);
  const groups = foreignFiles(verdict, names);
  if (groups.length === 0) return { ok: false, reply: nothingForeignText(login), work: [] };
  const to = addresseeText(verdict.attribution);
  if (to === null) return { ok: false, reply: whoseFirstText(login), work: [] };
  const replies: string[] = [];
  for (const group of groups) {
    const voice = await voiceOf(context, group, account, loaded, names);
    if (voice === null) replies.push(await ask(context, loaded, { ...group, to }, verdict, login, names));
    else {
      await grantFiles(context, {
        paths: group.paths,
        to,
        from: voice,
        login,
        accountId: account.id,
        reason: null,
      });
      replies.push(allowedText(login, to, group.paths));
    }
  }
  const { id } = context.repository;
  return { ok: true, reply: replies.join("\n"), work: [clockWork(id), pullWork(id, number)] };
}

/** Whom an allowance would be given to; null: whose the pull request is can't be told. */
function addresseeText({ session, tracks: [track] }: Attribution): string | null {
  return session ?? (track === undefined ? null : `track:${track}`);
}

/** As whom a login may let others change the files: one of the owners, or a maintainer; null: as nobody. */
async function voiceOf(
  context: Context,
  { owners }: Foreign,
  account: Account,
  { pull, rulebook }: LoadedPull,
  names: OwnerNames,
): Promise<string | null> {
  // Whose pull request it is asks: between two sessions of one account, an approval is a command that names the owner.
  if (pull.account !== null && sameAccount(pull.account, account)) return null;
  const { store, repository } = context;
  const { config } = rulebook;
  const [known, logins] = await Promise.all([
    store.sessions.all(repository.id),
    store.accounts.known(repository.id),
  ]);
  const mine = namesOf(account, logins);
  const sessions = [...namedSessionsOf({ account, names: mine, config, known }).keys()];
  const own = sessions.find((id) => owners.some((owner) => speaksFor(id, owner, names)));
  if (own !== undefined) return own;
  if (owners.some((owner) => owner.kind === "login" && mine.includes(owner.login))) return account.login;
  return (await maintains(context, account, config)) ? byMaintainer : null;
}

async function ask(
  { store, repository, now }: Context,
  { pull, facts, rulebook }: LoadedPull,
  { owners, paths, to: asker }: Foreign & { to: string },
  { attribution }: Verdict,
  login: string,
  names: OwnerNames,
): Promise<string> {
  const whom = ownersText(owners);
  const subject = `${pull.number} ${whom}`;
  const since = new Date(now().getTime() - day);
  const asked = await store.occurrences.since(repository.id, since);
  if (asked.some((one) => one.kind === "asked-owner" && one.subject === subject))
    return askedAlreadyText(whom);
  const from = attribution.session ?? login.toLowerCase();
  const heard = await store.sessions.all(repository.id);
  const known = { sessions: facts.config.sessions, heard, plan: rulebook.plan, claims: facts.claims };
  const addressed = owners.flatMap((owner): Addressee[] => {
    if (owner.kind === "track") return [{ kind: "track", id: owner.track }];
    return owner.kind === "session" ? [{ kind: "session", id: owner.session }] : [];
  });
  const recipients = [...new Set(addressed.flatMap((to) => recipientsOf(to, from, known)))];
  const approvers = approversOf(owners, names).filter((one) => one !== facts.author?.toLowerCase());
  if (recipients.length === 0 && approvers.length === 0) return nobodyToAskText(login, whom);
  await store.occurrences.add(repository.id, { kind: "asked-owner", subject, sessionId: from, at: now() });
  const body = askText(pull.number, paths, asker);
  const dueAt = new Date(now().getTime() + facts.config.messages.answerWithin);
  const message = { repositoryId: repository.id, from, fromLogin: login, body, issue: pull.number, dueAt };
  for (const to of addressed)
    await store.messages.send({
      ...message,
      to,
      recipients: recipientsOf(to, from, known),
      re: null,
      subject: null,
      asks: true,
      now: now(),
    });
  return askedText(whom, recipients, recipients.length > 0 ? [] : approvers);
}
