import type { Sandbox } from "./sandbox.js";

export function help(defaultPort: number): string {
  return `A GitHub on this machine, for trying things by hand and for tests. Everything is gone when it stops.

  npm run sandbox [-- --port ${defaultPort}] [--webhook-url http://127.0.0.1:3000/api/github/webhooks]

  --port         where it listens, on 127.0.0.1 only (default ${defaultPort}; 0: any free port)
  --webhook-url  where the App's webhooks go`;
}

/** What a person at the terminal needs: who there is, the App's credentials, and a first request. */
export function banner(sandbox: Sandbox, keyPath: string, webhookUrl: string): string {
  const people = Object.entries(sandbox.tokens).map(([login, token]) => `  ${login.padEnd(8)} ${token}`);
  const [token = ""] = Object.values(sandbox.tokens);
  return `GitHub sandbox at ${sandbox.url} (REST under /api/v3, GraphQL at /api/graphql)

People and their tokens
${people.join("\n")}

The App, installed on acme (installation ${sandbox.app.installationId}); webhooks go to ${webhookUrl}.
These lines make \`npm start\` run against this sandbox:

  export GHE_HOST=${sandbox.host}
  export GHE_PROTOCOL=http
  export APP_ID=${sandbox.app.id}
  export PRIVATE_KEY_PATH=${keyPath}
  export WEBHOOK_SECRET=${sandbox.app.webhookSecret}

Try it
  curl -H 'Authorization: Bearer ${token}' ${sandbox.url}/api/v3/repos/acme/railway
  curl -H 'Authorization: Bearer ${token}' ${sandbox.url}/api/v3/repos/acme/railway/issues -d '{"title":"Hello"}'
  curl ${sandbox.url}/_sandbox/deliveries
  open ${sandbox.url}/acme/railway

Ctrl-C stops it; nothing is kept.`;
}
