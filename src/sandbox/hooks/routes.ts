import type { Hono } from "hono";
import { notFound, Refusal } from "../server/errors.js";
import { pageOf } from "../server/pages.js";
import type { Env, RouteContext } from "../server/types.js";
import type { World } from "../world.js";
import type { DeliveryRecord } from "./deliveries.js";

/** The App's own view of its webhook: https://docs.github.com/en/rest/apps/webhooks */
export function hookRoutes(app: Hono<Env>, world: World): void {
  app.get("/app/hook/deliveries", (c) => {
    asApp(c);
    const { perPage } = pageOf(c);
    const status = c.req.query("status");
    const before = cursorId(c.req.query("cursor"));
    const newestFirst = [...world.deliveries.list()]
      .reverse()
      .filter((one) => before === null || one.id < before)
      .filter((one) => status === undefined || isSuccess(one) === (status === "success"));
    const page = newestFirst.slice(0, perPage);
    const last = page.at(-1);
    if (last && newestFirst.length > page.length) {
      const url = new URL(c.req.url);
      url.searchParams.set("per_page", String(perPage));
      url.searchParams.set("cursor", `v1_${last.id}`);
      c.header("Link", `<${url}>; rel="next"`);
    }
    return c.json(page.map(summary));
  });

  app.get("/app/hook/deliveries/:id", (c) => {
    asApp(c);
    const record = world.deliveries.find(Number(c.req.param("id")));
    if (!record) throw notFound();
    return c.json({
      ...summary(record),
      url: record.url,
      request: { headers: record.requestHeaders, payload: record.payload },
      response: { headers: {}, payload: "" },
    });
  });

  app.post("/app/hook/deliveries/:id/attempts", (c) => {
    asApp(c);
    if (!world.deliveries.redeliver(Number(c.req.param("id")))) throw notFound();
    return c.json({}, 202);
  });
}

export function asApp(c: RouteContext): void {
  if (!c.get("authApp")) throw new Refusal(401, "A JSON web token could not be decoded");
}

function cursorId(cursor: string | undefined): number | null {
  const id = /^v1_(\d{1,15})$/.exec(cursor ?? "")?.[1];
  return id === undefined ? null : Number(id);
}

function isSuccess(record: DeliveryRecord): boolean {
  return record.statusCode >= 200 && record.statusCode < 300;
}

export function summary(record: DeliveryRecord): object {
  return {
    id: record.id,
    guid: record.guid,
    delivered_at: record.deliveredAt,
    redelivery: record.redelivery,
    duration: record.duration,
    status: record.status,
    status_code: record.statusCode,
    event: record.event,
    action: record.action,
    installation_id: record.installationId,
    repository_id: record.repositoryId,
    throttled_at: null,
  };
}
