import type { Session } from "../../core/sessions/model.js";
import { takenSessionText, writersOnlyText } from "../../core/text/sessions.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import { rulebookOf } from "../rulebook/load-rulebook.js";
import { mayWrite } from "../verdict/maintainer.js";

export interface RegisterInput {
  login: string;
  id: string;
  role: string | null;
  tracks: string[];
  branches: string[];
}

/**
 * `/register`: makes a session known under the login that says so; again, it is a new run of the session. Tracks and
 * branches make it an owner in the eyes of the check, so that only who may push can name them.
 */
export async function registerSession(
  context: Context,
  input: RegisterInput,
): Promise<Answer & { session: Session | null }> {
  const { store, host, repository, now } = context;
  const no = (reply: string) => ({ ok: false, reply, work: [], session: null });
  const owning = input.tracks.length + input.branches.length > 0;
  if (owning && !(await mayWrite(context, input.login))) return no(writersOnlyText(input.login));
  const deps = { documents: store.documents, host, now: now() };
  const { config } = await rulebookOf(deps, repository.defaultBranch);
  const configured = Object.entries(config.sessions).find(([id]) => id.toLowerCase() === input.id);
  const logins = configured?.[1].logins ?? [];
  if (logins.length > 0 && !logins.includes(input.login.toLowerCase()))
    return no(takenSessionText(input.login, input.id, logins));
  const session = await store.sessions.register({
    repositoryId: repository.id,
    ...input,
    id: configured?.[0] ?? input.id,
    login: logins.length > 1 ? null : input.login,
    now: now(),
  });
  if (session) return { ok: true, reply: null, work: [], session };
  const owner = (await store.sessions.all(repository.id)).find(({ id }) => id === input.id)?.login;
  return no(takenSessionText(input.login, input.id, owner ? [owner] : []));
}
