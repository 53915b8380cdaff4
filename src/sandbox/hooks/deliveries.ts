import { createHmac, randomUUID } from "node:crypto";
import { wholeSeconds } from "../server/whole-seconds.js";
import { post } from "./post.js";

/** One attempt to hand an event to the App. */
export interface DeliveryRecord {
  id: number;
  guid: string;
  deliveredAt: string;
  redelivery: boolean;
  /** Seconds. */
  duration: number;
  /** GitHub's words: `OK`, `Invalid HTTP Response: 500`, `timed out`, `failed to connect to host`; `pending` before. */
  status: string;
  /** 0 before an answer, and where there was none. */
  statusCode: number;
  event: string;
  action: string | null;
  installationId: number | null;
  repositoryId: number | null;
  url: string;
  payload: Record<string, unknown>;
  requestHeaders: Record<string, string>;
}

export interface HookSettings {
  hookId: number;
  appId: number;
  secret: string;
  url: string | null;
}

const kept = 5_000;
const timeoutMs = 10_000;

/**
 * The App's webhook: signs and delivers over HTTP, one after the other in order of occurrence, 10 s each, with no
 * attempt of its own after a failure (https://docs.github.com/en/webhooks/using-webhooks/handling-failed-webhook-deliveries).
 */
export class Deliveries {
  readonly #settings: HookSettings;
  readonly #records: DeliveryRecord[] = [];
  #last: Promise<void> = Promise.resolve();
  #waiting = 0;
  #nextId = 1;
  #closed = false;
  #lastEnd = 0;
  #aheadMs = 0;

  constructor(settings: HookSettings) {
    this.#settings = settings;
  }

  setUrl(url: string | null): void {
    this.#settings.url = url;
  }

  /** Words are written so many milliseconds later than the clock of this machine says: for tests that let time pass. */
  setAhead(milliseconds: number): void {
    this.#aheadMs = milliseconds;
  }

  /** Without a URL the hook is inactive: nothing is recorded, as at GitHub. */
  add(event: string, action: string | null, payload: Record<string, unknown>): void {
    if (this.#settings.url === null) return;
    const told = this.#aheadMs === 0 ? payload : later(payload, this.#aheadMs);
    this.#queue(this.#record(randomUUID(), false, event, action, told));
  }

  /** Another attempt under the same GUID. Null: there is no such delivery. */
  redeliver(id: number): DeliveryRecord | null {
    const before = this.find(id);
    if (!before) return null;
    const record = this.#record(before.guid, true, before.event, before.action, before.payload);
    this.#queue(record);
    return record;
  }

  find(id: number): DeliveryRecord | null {
    return this.#records.find((record) => record.id === id) ?? null;
  }

  /** Oldest first. */
  list(): readonly DeliveryRecord[] {
    return this.#records;
  }

  /** How many wait to be delivered, the one under way included. */
  waiting(): number {
    return this.#waiting;
  }

  /** Milliseconds since the last delivery was answered. */
  quietFor(): number {
    return performance.now() - this.#lastEnd;
  }

  /** Delivers nothing more; resolves when the attempt under way has ended. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#last;
  }

  #record(
    guid: string,
    redelivery: boolean,
    event: string,
    action: string | null,
    payload: Record<string, unknown>,
  ): DeliveryRecord {
    const record: DeliveryRecord = {
      id: this.#nextId++,
      guid,
      deliveredAt: new Date().toISOString(),
      redelivery,
      duration: 0,
      status: "pending",
      statusCode: 0,
      event,
      action,
      installationId: idOf(payload.installation),
      repositoryId: idOf(payload.repository),
      url: this.#settings.url ?? "",
      payload,
      requestHeaders: {},
    };
    this.#records.push(record);
    if (this.#records.length > kept) this.#records.shift();
    return record;
  }

  #queue(record: DeliveryRecord): void {
    this.#waiting++;
    const body = wholeSeconds(JSON.stringify(record.payload));
    this.#last = this.#last.then(async () => {
      if (!this.#closed) await this.#attempt(record, body);
      this.#waiting--;
      this.#lastEnd = performance.now();
    });
  }

  async #attempt(record: DeliveryRecord, body: string): Promise<void> {
    record.requestHeaders = this.#headers(record, body);
    record.deliveredAt = new Date().toISOString();
    const started = performance.now();
    try {
      const status = await post(record.url, record.requestHeaders, body, timeoutMs);
      record.statusCode = status;
      record.status = status >= 200 && status < 300 ? "OK" : `Invalid HTTP Response: ${status}`;
    } catch (error) {
      record.status =
        error instanceof Error && error.name === "TimeoutError" ? "timed out" : "failed to connect to host";
    }
    record.duration = Math.round(performance.now() - started) / 1000;
  }

  #headers(record: DeliveryRecord, body: string): Record<string, string> {
    const { appId, hookId, secret } = this.#settings;
    const sign = (algorithm: "sha1" | "sha256") =>
      `${algorithm}=${createHmac(algorithm, secret).update(body).digest("hex")}`;
    return {
      Accept: "*/*",
      "Content-Type": "application/json",
      "User-Agent": "GitHub-Hookshot/5a4d0b0",
      "X-GitHub-Delivery": record.guid,
      "X-GitHub-Event": record.event,
      "X-GitHub-Hook-ID": String(hookId),
      "X-GitHub-Hook-Installation-Target-ID": String(appId),
      "X-GitHub-Hook-Installation-Target-Type": "integration",
      "X-Hub-Signature": sign("sha1"),
      "X-Hub-Signature-256": sign("sha256"),
    };
  }
}

const times = ["created_at", "updated_at", "submitted_at"];

/** A payload whose comment or review was written later. */
function later(payload: Record<string, unknown>, milliseconds: number): Record<string, unknown> {
  const moved = { ...payload };
  for (const key of ["comment", "review"]) {
    const words = payload[key];
    if (typeof words !== "object" || words === null) continue;
    const entries = Object.entries(words).map(([name, value]): [string, unknown] =>
      times.includes(name) && typeof value === "string"
        ? [name, new Date(Date.parse(value) + milliseconds).toISOString()]
        : [name, value],
    );
    moved[key] = Object.fromEntries(entries);
  }
  return moved;
}

function idOf(value: unknown): number | null {
  const id = (value as { id?: unknown } | null | undefined)?.id;
  return typeof id === "number" ? id : null;
}
