import { CannotAnswer } from "./exit.js";
import { requireName } from "./git/repository-name.js";

export interface ApiPlace {
  /** `owner/name`. */
  repo: string;
  url?: string | undefined;
}

/**
 * Asks the App's API about a repository, with the operator's token from the environment. Throws CannotAnswer, with what
 * to do, where it doesn't answer.
 */
export async function askApi(
  { repo, url }: ApiPlace,
  environment: Record<string, string | undefined>,
  request: { method: "GET" | "POST" | "DELETE"; path: string; body?: unknown },
  token = environment.SIGNALBOX_OPERATOR_TOKEN,
): Promise<unknown> {
  requireName(repo);
  if (!token)
    throw new CannotAnswer("SIGNALBOX_OPERATOR_TOKEN is not set: it is the token of the App's settings");
  const base = (url ?? environment.SIGNALBOX_URL ?? "http://localhost:3000").replace(/\/+$/, "");
  const place = repo.split("/").map(encodeURIComponent).join("/");
  const response = await sent(`${base}/api/v1/repos/${place}${request.path}`, token, request);
  const body: unknown = response.status === 204 ? null : await response.json().catch(() => null);
  if (response.ok) return body;
  const said =
    typeof body === "object" && body !== null && "error" in body ? String(body.error) : response.statusText;
  throw new CannotAnswer(`the App answers ${response.status}: ${said}`);
}

async function sent(
  url: string,
  token: string,
  { method, body }: { method: string; body?: unknown },
): Promise<Response> {
  try {
    return await fetch(url, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      signal: AbortSignal.timeout(30_000),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch (error) {
    const { cause, message } = error as Error;
    throw new CannotAnswer(
      `${url.replace(/\/api\/v1\/.*$/, "")} can't be reached (${cause instanceof Error ? cause.message : message}); is the App running, and is --url right?`,
    );
  }
}
