import { type Action, mayDo } from "../../core/actors/rights.js";
import { checkButtons } from "../../core/text/buttons.js";
import type { Voice } from "../actors/actor.js";
import { permissionOf } from "../actors/permission-of.js";
import type { Answer } from "../answer.js";
import { leaveWord } from "../clock/leave-word.js";
import type { Concern } from "../concerns.js";
import type { Context } from "../context.js";
import type { WorkRequest } from "../ports/work.js";
import { configInForce } from "../rulebook/in-force.js";
import { announceFiles } from "./announce-files.js";
import { askOwner } from "./ask-owner.js";

type Button = { action: Action; press(context: Context, number: number, by: Voice): Promise<Answer> };

const buttons = new Map<string, Button>([
  [checkButtons.askOwner.identifier, { action: "message", press: askOwner }],
  [checkButtons.announce.identifier, { action: "announce", press: announceFiles }],
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
  const { account } = concern;
  const config = await configInForce(context);
  const permission = (await permissionOf(context, account, config)) ?? "none";
  // GitHub shows buttons to who may push; a payload is no proof of that.
  if (!mayDo(button.action, permission, { who: config.who, outsiders: false })) return [];
  const work: WorkRequest[] = [];
  for (const number of await pullsOf(context, concern)) {
    const answer = await button.press(context, number, { account, permission, as: null, branch: null });
    if (answer.reply !== null) await leaveWord(context, number, answer.reply);
    work.push(...answer.work);
  }
  return work;
}
