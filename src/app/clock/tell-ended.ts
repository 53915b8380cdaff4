import { accountOf, isBy } from "../../core/actors/account.js";
import { assignedBeside } from "../../core/claims/assignees.js";
import { deliverablesIn } from "../../core/claims/deliverables.js";
import { findItem } from "../../core/plan/lookup.js";
import { handoverText } from "../../core/text/claim-life.js";
import { settleAssignees } from "../claims/settle-assignees.js";
import type { Context } from "../context.js";
import type { WorkRequest } from "../ports/work.js";
import { planInForce } from "../rulebook/in-force.js";
import { itemWork } from "../work/concerned-pulls.js";
import { leaveWord } from "./leave-word.js";

/** Leaves a note for the next one where a claim has ended without its holder, and takes the holder's login off. */
export async function tellEnded(context: Context): Promise<void> {
  const { store, host, repository, now } = context;
  const ended = await store.claims.untold(repository.id, now());
  if (ended.length === 0) return;
  const plan = await planInForce(context);
  const [rows, live] = await Promise.all([
    store.boards.items(repository.id),
    store.claims.live(repository.id, now()),
  ]);
  const work: WorkRequest[] = [];
  for (const claim of ended) {
    const number = rows.find(({ itemKey }) => itemKey === claim.itemKey)?.issueNumber;
    const issue = number === undefined ? null : await host.issue(number);
    if (number !== undefined && issue?.state === "open") {
      const next = live.find(({ itemKey }) => itemKey === claim.itemKey) ?? null;
      const item = findItem(plan, claim.itemKey) ?? { key: claim.itemKey, title: "" };
      const session = await store.sessions.find(repository.id, claim.sessionId);
      const deliverables = deliverablesIn(issue.body);
      await leaveWord(context, number, handoverText({ item, claim, session, deliverables, next }, now()));
      const account = accountOf(claim);
      const stays = next !== null && isBy(next, account);
      if (claim.login && !stays) await host.unassign(number, claim.login);
      const over = ended.filter(({ itemKey }) => itemKey === claim.itemKey);
      work.push(...(await settleAssignees(context, number, assignedBeside(issue, [next, ...over]))));
    }
    await store.claims.markTold(claim, now());
  }
  const concerned = await itemWork(
    context,
    ended.map(({ itemKey }) => itemKey),
    ended.map(({ login }) => login),
  );
  await store.work.request([...work, ...concerned], now());
}
