import { createHash } from "node:crypto";
import type { CheckOutput } from "../app/ports/github.js";
import { cut } from "../core/text/escape.js";
import { checkText } from "../core/text/github-limits.js";
import type { Annotation } from "../core/verdict/model.js";
import { isGone } from "./refusal.js";
import { place, type Seat } from "./seat.js";

/** The name that branch protection asks for. */
const checkName = "signalbox";
/** docs.github.com: "Create a check run": 50 annotations a request; further requests append. */
const batchSize = 50;

/**
 * Writes the check of a commit: 1 write per 50 annotations, and 1 read before it where a run is to be updated.
 *
 * GitHub can add annotations to a run but never take one away. So a run is updated in place only while its
 * annotations stay as they are, which its `external_id` says (their digest); other annotations, another commit or
 * a run that is gone make a new run, and of several runs of one name on a commit the newest counts.
 */
export async function writeCheck(seat: Seat, check: CheckOutput, id: number | null): Promise<number> {
  const digest = digestOf(check.annotations);
  const body = {
    ...place(seat),
    name: checkName,
    status: "completed" as const,
    conclusion: check.conclusion,
    external_id: digest,
    actions: actionsOf(check),
  };
  if (id !== null && (await shows(seat, id, check.headSha, digest))) {
    await seat.client.request("PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}", {
      ...body,
      check_run_id: id,
      output: outputOf(check, []),
    });
    return id;
  }
  const { data } = await seat.client.request("POST /repos/{owner}/{repo}/check-runs", {
    ...body,
    head_sha: check.headSha,
    output: outputOf(check, check.annotations.slice(0, batchSize)),
  });
  for (let start = batchSize; start < check.annotations.length; start += batchSize) {
    await seat.client.request("PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}", {
      ...place(seat),
      check_run_id: data.id,
      output: outputOf(check, check.annotations.slice(start, start + batchSize)),
      // Sent again, the same annotations would be there twice.
      request: { repeatable: false },
    });
  }
  return Number(data.id);
}

/** Whether run `id` is of this commit and shows these annotations. */
async function shows(seat: Seat, id: number, headSha: string, digest: string): Promise<boolean> {
  try {
    const { data } = await seat.client.request("GET /repos/{owner}/{repo}/check-runs/{check_run_id}", {
      ...place(seat),
      check_run_id: id,
    });
    return data.head_sha === headSha && data.external_id === digest;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}

function outputOf(check: CheckOutput, annotations: Annotation[]) {
  return {
    title: cut(check.title, 255),
    summary: checkText(check.summary),
    text: checkText(check.text),
    ...(annotations.length > 0 && { annotations: annotations.map(annotationOf) }),
  };
}

function annotationOf({ path, line, level, title, message }: Annotation) {
  return {
    path,
    start_line: line,
    end_line: line,
    annotation_level: level,
    title: cut(title, 255),
    message: cut(message, 16_000),
  };
}

/** docs.github.com: "Create a check run": three actions; label 20, description 40, identifier 20 characters. */
function actionsOf({ actions }: CheckOutput): CheckOutput["actions"] {
  return actions.slice(0, 3).map(({ label, description, identifier }) => ({
    label: cut(label, 20),
    description: cut(description, 40),
    identifier,
  }));
}

function digestOf(annotations: Annotation[]): string {
  return createHash("sha256").update(JSON.stringify(annotations)).digest("hex").slice(0, 32);
}
