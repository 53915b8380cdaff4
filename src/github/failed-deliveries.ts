import type { FailedDelivery } from "../app/ports/github.js";
import type { Client } from "./octokit.js";

const pageSize = 100;

const page = (client: Client, cursor: string | null) =>
  client.request("GET /app/hook/deliveries", {
    per_page: pageSize,
    status: "failure",
    ...(cursor === null ? {} : { cursor }),
  });

/**
 * The failed attempts since then, as the App itself sees them (docs.github.com: "List deliveries for an app webhook"; GitHub
 * keeps three days of them, and repeats none by itself).
 */
export async function failedDeliveries(client: Client, since: Date): Promise<FailedDelivery[]> {
  const found: FailedDelivery[] = [];
  let cursor: string | null = null;
  do {
    const { data, headers }: Awaited<ReturnType<typeof page>> = await page(client, cursor);
    const recent = data.filter((one) => new Date(one.delivered_at) >= since);
    for (const { id, guid, event, action, delivered_at } of recent) {
      found.push({ id: String(id), guid, event, action, deliveredAt: new Date(delivered_at) });
    }
    cursor = recent.length < data.length ? null : nextCursor(headers.link);
  } while (cursor !== null);
  return found;
}

function nextCursor(link: string | undefined): string | null {
  const url = /<([^>]+)>;\s*rel="next"/.exec(link ?? "")?.[1];
  return url === undefined ? null : new URL(url).searchParams.get("cursor");
}
