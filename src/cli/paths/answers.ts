import { relative, resolve } from "node:path";
import { z } from "zod";
import { judgeEdits } from "../../core/verdict/before-edit.js";
import type { EditAnswer } from "../../core/verdict/edit-answer.js";
import { askApi } from "../api-client.js";
import { localFacts } from "../check-facts.js";
import { CannotAnswer } from "../exit.js";
import { requireWorkTree } from "../git/repository.js";
import { repositoryName } from "../git/repository-name.js";

/** Who asks, and whom. */
export interface Asker {
  session?: string | undefined;
  repo?: string | undefined;
  url?: string | undefined;
}

const answered = z.object({
  paths: z.array(
    z.object({
      path: z.string(),
      state: z.enum(["free", "yours", "held", "shared", "unknown"]),
      by: z.string().nullable(),
      until: z.coerce.date().nullable(),
      message: z.string(),
      todo: z.string(),
    }),
  ),
});

/**
 * Whether files may be edited: as the running App says where there is a token for it, else as the plan and the ownership
 * file at the base say. `paths` are relative to `folder`. Throws CannotAnswer.
 */
export async function answersFor(
  folder: string,
  paths: readonly string[],
  { session = undefined, repo, url }: Asker,
  environment: Record<string, string | undefined>,
  now: Date,
): Promise<EditAnswer[]> {
  const root = await requireWorkTree(folder);
  const asked = paths.map((path) => relative(root, resolve(folder, path)).replaceAll("\\", "/"));
  const who = session ?? environment.SIGNALBOX_SESSION ?? null;
  const token = environment.SIGNALBOX_TOKEN ?? environment.SIGNALBOX_OPERATOR_TOKEN;
  if (token) {
    const place = await repositoryName(root, repo, environment);
    const body = { paths: asked, ...(who === null ? {} : { session: who }) };
    const request = { method: "POST", path: "/check-paths", body } as const;
    const answer = answered.safeParse(await askApi({ repo: place, url }, environment, request, token));
    if (!answer.success) throw new CannotAnswer("the App answers in another form: is it of another version?");
    return answer.data.paths;
  }
  const { facts, ruleless } = await localFacts(root, { base: null, track: null, now });
  if (ruleless) throw new CannotAnswer(`the config of ${facts.baseRef} can't be read`);
  return judgeEdits(facts, { session: who, login: null }, asked);
}
