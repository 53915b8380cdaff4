import { GitHubProblem } from "../app/ports/github-problem.js";
import type { Repository } from "../app/ports/repository.js";
import { appClient } from "./app-client.js";
import type { Client } from "./octokit.js";
import { hasStatus, isGone } from "./refusal.js";

/** What `GET /repositories/{id}` and `GET /installation/repositories` tell of a repository, as far as it is used. */
export interface ShownRepository {
  id: number | bigint;
  name: string;
  owner: { login: string; type: string };
  default_branch: string;
  archived: boolean;
}

/** The clients that it takes to find out. */
export interface AppClients {
  app(): Promise<Client>;
  installation(id: number): Promise<Client>;
}

export function repositoryShown(shown: ShownRepository, installationId: number): Repository {
  return {
    id: Number(shown.id),
    installationId,
    owner: shown.owner.login,
    name: shown.name,
    ownerType: shown.owner.type === "Organization" ? "Organization" : "User",
    defaultBranch: shown.default_branch,
  };
}

/**
 * By its id: a name may be another's by now. GitHub's documentation has it by name only, but says of any renamed
 * repository's old name that it leads here (301), and go-github relies on it (`FindRepositoryInstallationByID`).
 */
async function installationOf(app: Client, id: number): Promise<number | null> {
  try {
    const { data } = await app.request("GET /repositories/{id}/installation", { id });
    return data.suspended_at ? null : Number(data.id);
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

async function shownTo(client: Client, id: number): Promise<ShownRepository | null> {
  try {
    return (await client.request("GET /repositories/{id}", { id })).data as ShownRepository;
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

/** As `shownTo`, where it isn't known whether there still is such an installation. */
async function shownByKnown(clients: AppClients, installationId: number, id: number) {
  try {
    return await shownTo(await clients.installation(installationId), id);
  } catch (error) {
    // Its token ended with it, or it is suspended.
    if (hasStatus(error, 401, 403)) return null;
    if (error instanceof GitHubProblem && error.kind === "gone") return null;
    throw error;
  }
}

/**
 * A repository as it is now. `known`: the installation that both a delivery and what is kept name, and the owner that is
 * kept: as long as it is that owner's it is that installation's, since an account has one (docs.github.com: "Get a user
 * installation for the authenticated app"). That makes 1 request; else 2, 3 where the known one didn't hold. Null: it is
 * deleted or archived, or the App isn't installed on it or is suspended there.
 */
export async function currentRepository(
  clients: AppClients,
  id: number,
  known: Pick<Repository, "installationId" | "owner"> | null,
): Promise<Repository | null> {
  const shown = known && (await shownByKnown(clients, known.installationId, id));
  if (known && shown?.owner.login.toLowerCase() === known.owner.toLowerCase()) {
    return shown.archived ? null : repositoryShown(shown, known.installationId);
  }
  const installationId = await installationOf(await appClient(await clients.app()), id);
  if (installationId === null) return null;
  const seen =
    shown && known?.installationId === installationId
      ? shown
      : await shownTo(await clients.installation(installationId), id);
  return seen && !seen.archived ? repositoryShown(seen, installationId) : null;
}

/** Whether an installation is there and not suspended: 1 request of the App itself. */
export async function isInstalled(app: Client, installationId: number): Promise<boolean> {
  try {
    const { data } = await app.request("GET /app/installations/{installation_id}", {
      installation_id: installationId,
    });
    return !data.suspended_at;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}
