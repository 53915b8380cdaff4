import type { TokenHost } from "../../app/ports/token-host.js";
import { tokenHost } from "../../wire-token.js";
import { CannotAnswer } from "../exit.js";
import { originOf } from "../git/origin.js";
import { workTreeOf } from "../git/repository.js";

type Environment = Record<string, string | undefined>;

/** The repository that is meant, as the token of the environment sees it. Throws CannotAnswer, with what to do. */
export async function hostOf(
  folder: string,
  named: string | undefined,
  environment: Environment,
): Promise<TokenHost> {
  const [owner = "", repo = "", ...more] = (await nameOf(folder, named, environment)).split("/");
  if (owner === "" || repo === "" || more.length > 0)
    throw new CannotAnswer("--repo: write the owner and the name of the repository: octo/boats");
  const token = environment.GITHUB_TOKEN ?? environment.GH_TOKEN;
  if (!token)
    throw new CannotAnswer(
      "GITHUB_TOKEN is not set: make one that may write issues (`gh auth token` prints yours)",
    );
  const baseUrl = (environment.GITHUB_API_URL ?? "https://api.github.com").replace(/\/+$/, "");
  const writeIntervalMs = Number(environment.WRITE_INTERVAL_MS ?? (isHere(baseUrl) ? 0 : 1_000));
  if (!Number.isFinite(writeIntervalMs) || writeIntervalMs < 0)
    throw new CannotAnswer("WRITE_INTERVAL_MS must be a number of milliseconds");
  return tokenHost({ token, baseUrl, writeIntervalMs }, owner, repo);
}

async function nameOf(folder: string, named: string | undefined, environment: Environment): Promise<string> {
  const root = await workTreeOf(folder);
  const name = named ?? environment.SIGNALBOX_REPO ?? (root === null ? null : await originOf(root));
  if (!name) throw new CannotAnswer("which repository? Say it with --repo OWNER/NAME");
  return name;
}

/** A GitHub on this machine needs no pause between writes. */
function isHere(baseUrl: string): boolean {
  return URL.canParse(baseUrl) && ["127.0.0.1", "localhost", "[::1]"].includes(new URL(baseUrl).hostname);
}
