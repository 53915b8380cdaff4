import type { Client } from "./octokit.js";

/**
 * A client whose every request is the App's own. Octokit signs as the App only where GitHub documents that for the route;
 * anything else it takes for an installation's, and fails for want of one. Good for ten minutes: its JWT ends.
 */
export async function appClient(app: Client): Promise<Client> {
  const { token } = (await app.auth({ type: "app" })) as { token: string };
  const Same = app.constructor as new (options: object) => Client;
  return new Same({ auth: { token } });
}
