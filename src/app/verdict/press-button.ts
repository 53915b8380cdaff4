import { checkButtons } from "../../core/text/buttons.js";
import { leaveWord } from "../clock/leave-word.js";
import type { Concern } from "../concerns.js";
import type { Context } from "../context.js";
import type { WorkRequest } from "../ports/work.js";
import { announceFiles } from "./announce-files.js";
import { askOwner } from "./ask-owner.js";

const buttons = new Map([
  [checkButtons.askOwner.identifier as string, askOwner],
  [checkButtons.announce.identifier, announceFiles],
]);

/** The pull requests whose check it is: GitHub names none of a fork's, so that its head tells. */
async function pullsOf(
  { store, repository }: Context,
  { pull, headSha }: Pick<Extract<Concern, { kind: "button" }>, "pull" | "headSha">,
): Promise<number[]> {
  if (pull !== null) return [pull];
  const rows = await store.verdicts.open(repository.id);
  return rows.flatMap((row) => (row.headSha === headSha && row.touches ? [row.touches.number] : []));
}

/** Carries out a button of a check; the answer is a comment on the pull request. */
export async function pressButton(
  context: Context,
  concern: Extract<Concern, { kind: "button" }>,
): Promise<WorkRequest[]> {
  const button = buttons.get(concern.button);
  if (!button) return [];
  const work: WorkRequest[] = [];
  for (const number of await pullsOf(context, concern)) {
    const answer = await button(context, number, concern.login);
    if (answer.reply !== null) await leaveWord(context, number, answer.reply);
    work.push(...answer.work);
  }
  return work;
}
