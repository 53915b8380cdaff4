import type { TokenHost } from "../../app/ports/token-host.js";
import { isLoopback } from "../../loopback.js";
import { tokenHost } from "../../wire-token.js";
import { CannotAnswer } from "../exit.js";
import { workTreeOf } from "../git/repository.js";
import { repositoryName } from "../git/repository-name.js";

type Environment = Record<string, string | undefined>;

/** The repository that is meant, as the token of the environment sees it. Throws CannotAnswer, with what to do. */
export async function hostOf(
  folder: string,
  named: string | undefined,
  environment: Environment,
): Promise<TokenHost> {
  const name = await repositoryName(await workTreeOf(folder), named, environment);
  const [owner = "", repo = ""] = name.split("/");
  const token = environment.GITHUB_TOKEN ?? environment.GH_TOKEN;
  if (!token)
    throw new CannotAnswer(
      "GITHUB_TOKEN is not set: make one that may write issues (`gh auth token` prints yours)",
    );
  const baseUrl = (environment.GITHUB_API_URL ?? "https://api.github.com").replace(/\/+$/, "");
  const isHere = URL.canParse(baseUrl) && isLoopback(new URL(baseUrl).host);
  const writeIntervalMs = Number(environment.WRITE_INTERVAL_MS ?? (isHere ? 0 : 1_000));
  if (!Number.isFinite(writeIntervalMs) || writeIntervalMs < 0)
    throw new CannotAnswer("WRITE_INTERVAL_MS must be a number of milliseconds");
  return tokenHost({ token, baseUrl, writeIntervalMs }, owner, repo);
}
