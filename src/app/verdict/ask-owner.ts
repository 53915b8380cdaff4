import type { Addressee } from "../../core/messages/model.js";
import { recipientsOf } from "../../core/messages/recipients.js";
import { type OwnerNames, ownerNames, type Resolved } from "../../core/ownership/names.js";
import {
  askedAlreadyText,
  askedText,
  askText,
  consentedText,
  nobodyToAskText,
  nothingForeignText,
} from "../../core/text/buttons.js";
import { ownerName } from "../../core/text/findings.js";
import { byMaintainer, speaksFor } from "../../core/verdict/allowed.js";
import { evaluate } from "../../core/verdict/evaluate.js";
import type { Verdict } from "../../core/verdict/model.js";
import { approversOf } from "../../core/verdict/standing.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import { clockWork, pullWork } from "../work/follow-up.js";
import { isMaintainer } from "./maintainer.js";
import { type LoadedPull, loadPullFacts } from "./pull-facts.js";

const day = 86_400_000;
const lasts = 7 * day;

/** Files of one owner, or of several that share them. */
interface Foreign {
  owners: Resolved[];
  paths: string[];
}

function foreignFiles({ findings }: Verdict, names: OwnerNames): Foreign[] {
  const groups = new Map<string, Foreign>();
  for (const { rule, path, owners } of findings) {
    if (rule !== "ownership" || path === null || owners.length === 0) continue;
    const key = owners.join(" ");
    const group = groups.get(key) ?? { owners: owners.map((owner) => names.resolve(owner)), paths: [] };
    group.paths.push(path);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/**
 * The button `Ask owner`: asks the sessions that own the files of others, once a day each. Pressed by such an owner
 * itself, or by a maintainer, it is the answer: the files are allowed for a week.
 */
export async function askOwner(context: Context, number: number, login: string): Promise<Answer> {
  const loaded = await loadPullFacts(context, number);
  if (loaded?.pull.state !== "open") return { ok: false, reply: null, work: [] };
  const verdict = evaluate(loaded.facts);
  const names = ownerNames(loaded.facts.plan, loaded.facts.config);
  const groups = foreignFiles(verdict, names);
  if (groups.length === 0) return { ok: false, reply: nothingForeignText(login), work: [] };
  const replies: string[] = [];
  for (const group of groups) {
    const voice = await voiceOf(context, group, login, names);
    replies.push(
      voice === null
        ? await ask(context, loaded, verdict, group, login, names)
        : await consent(context, verdict, group, login, voice),
    );
  }
  const { id } = context.repository;
  return { ok: true, reply: replies.join("\n"), work: [clockWork(id), pullWork(id, number)] };
}

/** As whom a login may let others change the files: one of the owners, or a maintainer; null: as nobody. */
async function voiceOf(
  context: Context,
  { owners }: Foreign,
  login: string,
  names: OwnerNames,
): Promise<string | null> {
  const own = names.known.sessions.find(
    (id) =>
      names.session(id)?.logins.includes(login.toLowerCase()) &&
      owners.some((owner) => speaksFor(id, owner, names)),
  );
  if (own) return own;
  if (owners.some((owner) => owner.kind === "login" && owner.login === login.toLowerCase())) return login;
  return (await isMaintainer(context, login)) ? byMaintainer : null;
}

async function consent(
  { store, repository, now }: Context,
  { attribution }: Verdict,
  { paths }: Foreign,
  login: string,
  from: string,
): Promise<string> {
  const [track] = attribution.tracks;
  const to = attribution.session ?? (track === undefined ? null : `track:${track}`);
  if (to === null) return nobodyToAskText(login, "whose change this is can't be told");
  const expiresAt = new Date(now().getTime() + lasts);
  await store.allowances.add(repository.id, {
    paths,
    to,
    from,
    login,
    reason: null,
    createdAt: now(),
    expiresAt,
  });
  return consentedText(login, to, paths);
}

async function ask(
  { store, repository, now }: Context,
  { pull, facts, rulebook }: LoadedPull,
  { attribution }: Verdict,
  { owners, paths }: Foreign,
  login: string,
  names: OwnerNames,
): Promise<string> {
  const whom = owners.map(ownerName).join(" and ");
  const subject = `${pull.number} ${whom}`;
  const since = new Date(now().getTime() - day);
  const asked = await store.occurrences.since(repository.id, since);
  if (asked.some((one) => one.kind === "asked-owner" && one.subject === subject))
    return askedAlreadyText(whom);
  const from = attribution.session ?? login.toLowerCase();
  const heard = (await store.sessions.all(repository.id)).map(({ id }) => id);
  const known = { sessions: facts.config.sessions, heard, plan: rulebook.plan, claims: facts.claims };
  const addressed = owners.flatMap((owner): Addressee[] => {
    if (owner.kind === "track") return [{ kind: "track", id: owner.track }];
    return owner.kind === "session" ? [{ kind: "session", id: owner.session }] : [];
  });
  const recipients = [...new Set(addressed.flatMap((to) => recipientsOf(to, from, known)))];
  const approvers = approversOf(owners, names).filter((one) => one !== facts.author?.toLowerCase());
  if (recipients.length === 0 && approvers.length === 0)
    return nobodyToAskText(login, `${whom} has no session and no login`);
  await store.occurrences.add(repository.id, { kind: "asked-owner", subject, sessionId: from, at: now() });
  const body = askText(pull.number, paths, attribution.session ?? `track:${attribution.tracks[0] ?? ""}`);
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
