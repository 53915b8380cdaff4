import type { Context } from "hono";
import { z } from "zod";
import type { Repository } from "../app/ports/repository.js";
import type { explainPull, WhatIf } from "../app/verdict/explain-pull.js";
import { maxDocumentBytes } from "../core/plan/limits.js";

/** The verdict of a pull request with what is behind it; null: there is none of that number. */
export type Explain = (
  repository: Repository,
  number: number,
  whatIf: WhatIf,
) => ReturnType<typeof explainPull>;

const document = z.strictObject({
  path: z.string().min(1).max(1_000),
  text: z.string().max(maxDocumentBytes),
});
const whatIf = z.strictObject({ owners: document.nullish(), plan: document.nullish() });

/** No body is no what-if; one that is no JSON is a mistake. */
async function bodyOf({ req }: Context): Promise<unknown> {
  const text = await req.text();
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** `POST …/pulls/:number/explain` */
export async function answerExplain(
  context: Context,
  repository: Repository,
  explain: Explain,
): Promise<Response> {
  const number = Number(context.req.param("number"));
  const input = whatIf.safeParse(await bodyOf(context));
  if (!input.success || !Number.isSafeInteger(number) || number < 1)
    return context.json({ error: "a number, and a JSON object with `owners` and `plan` if you like" }, 422);
  const { owners = null, plan = null } = input.data;
  const answer = await explain(repository, number, { owners, plan });
  return answer ? context.json(answer) : context.json({ error: `there is no pull request ${number}` }, 404);
}
