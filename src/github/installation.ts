import type { Repository } from "../app/ports/repository.js";
import { repositoryShown } from "./current-repository.js";
import type { Client } from "./octokit.js";

const pageSize = 100;

/** The repositories that an installation covers: 1 request per 100. Archived ones can't be written to. */
export async function installedRepositories(client: Client, installationId: number): Promise<Repository[]> {
  const repositories: Repository[] = [];
  for (let page = 1; ; page += 1) {
    const { data } = await client.request("GET /installation/repositories", { per_page: pageSize, page });
    for (const shown of data.repositories) {
      if (!shown.archived) repositories.push(repositoryShown(shown, installationId));
    }
    if (data.repositories.length < pageSize) return repositories;
  }
}
