import { describe, expect, it } from "vitest";
import { createGitHub } from "../../src/github/github.js";
import { github, keepOffline, probotWith } from "./seat.js";

keepOffline();

const port = () => createGitHub({ probot: probotWith() });
const json = { "content-type": "application/json" };

describe("deliveries that failed", () => {
  it("are listed newest first with all the digits of their ids, as far back as is asked for", async () => {
    const one = (id: string, delivered: string) =>
      `{"id":${id},"guid":"g${id}","event":"issues","action":"assigned","delivered_at":"${delivered}"}`;
    const query = { per_page: 100, status: "failure" };
    const next = '<https://api.github.com/app/hook/deliveries?cursor=v1_2>; rel="next"';
    github()
      .get("/app/hook/deliveries")
      .query(query)
      .reply(200, `[${one("1234567890123456789", "2026-03-01T10:00:00Z")}]`, { ...json, link: next });
    github()
      .get("/app/hook/deliveries")
      .query({ ...query, cursor: "v1_2" })
      .reply(200, `[${one("12", "2026-03-01T09:00:00Z")},${one("11", "2026-02-01T00:00:00Z")}]`, json);
    expect(await port().failedDeliveries(new Date("2026-02-28T00:00:00Z"))).toEqual([
      {
        id: "1234567890123456789",
        guid: "g1234567890123456789",
        event: "issues",
        action: "assigned",
        deliveredAt: new Date("2026-03-01T10:00:00Z"),
      },
      expect.objectContaining({ id: "12" }),
    ]);
  });

  it("can be read, large numbers as a webhook would bring them", async () => {
    const payload = '{"action":"created","repository":{"id":31},"big":12345678901234567890}';
    github()
      .get("/app/hook/deliveries/1234567890123456789")
      .reply(200, `{"id":1,"request":{"headers":{},"payload":${payload}}}`, json);
    expect(await port().deliveryOf("1234567890123456789")).toEqual({
      action: "created",
      repositoryId: 31,
      payload: JSON.parse(payload),
    });
  });

  it.each([
    ["GitHub has no more", 404, { message: "Not Found" }],
    ["have lost their payload", 200, { request: { headers: null, payload: null } }],
  ])("that %s are none", async (_, status, body) => {
    github().get("/app/hook/deliveries/5").reply(status, body);
    expect(await port().deliveryOf("5")).toBeNull();
  });

  it("can be asked for again", async () => {
    github().post("/app/hook/deliveries/1234567890123456789/attempts").reply(202, {});
    await port().redeliver("1234567890123456789");
  });
});
