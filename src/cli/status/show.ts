import type { Status } from "../../core/status/model.js";
import { statusMarkdown, statusPlain } from "../../core/text/status.js";
import { CannotAnswer } from "../exit.js";
import { json, type Outcome } from "../outcome.js";
import { visible } from "../output.js";

export interface StatusOptions {
  repo: string;
  format: "text" | "md" | "json";
  url?: string;
}

/** Asks the App's API; throws CannotAnswer with what to do where it doesn't answer. */
export async function showStatus(
  { repo, format, url }: StatusOptions,
  environment: Record<string, string | undefined>,
): Promise<Outcome> {
  if (!/^[^/\s]+\/[^/\s]+$/.test(repo))
    throw new CannotAnswer(`--repo ${repo}: write the owner and the name of the repository: octo/boats`);
  const token = environment.SIGNALBOX_OPERATOR_TOKEN;
  if (!token)
    throw new CannotAnswer("SIGNALBOX_OPERATOR_TOKEN is not set: it is the token of the App's settings");
  const base = (url ?? environment.SIGNALBOX_URL ?? "http://localhost:3000").replace(/\/+$/, "");
  const status = await asked(
    `${base}/api/v1/repos/${repo.split("/").map(encodeURIComponent).join("/")}/status`,
    token,
  );
  const stdout =
    format === "json"
      ? json(status)
      : format === "md"
        ? statusMarkdown(status)
        : visible(statusPlain(status));
  return { stdout, stderr: "", code: 0 };
}

async function asked(url: string, token: string): Promise<Status> {
  let response: Response;
  try {
    response = await fetch(url, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(30_000),
    });
  } catch (error) {
    const cause = (error as Error).cause;
    throw new CannotAnswer(
      `${new URL(url).origin} can't be reached (${cause instanceof Error ? cause.message : (error as Error).message}); is the App running, and is --url right?`,
    );
  }
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body as Status;
  const said =
    typeof body === "object" && body !== null && "error" in body ? String(body.error) : response.statusText;
  throw new CannotAnswer(`the App answers ${response.status}: ${said}`);
}
