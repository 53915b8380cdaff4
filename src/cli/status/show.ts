import type { Status } from "../../core/status/model.js";
import { statusMarkdown, statusPlain } from "../../core/text/status.js";
import { type ApiPlace, askApi } from "../api-client.js";
import { json, type Outcome } from "../outcome.js";
import { visible } from "../output.js";

export interface StatusOptions extends ApiPlace {
  format: "text" | "md" | "json";
}

/** `signalbox status`, in the format that was asked for. */
export async function showStatus(
  options: StatusOptions,
  environment: Record<string, string | undefined>,
): Promise<Outcome> {
  const status = (await askApi(options, environment, { method: "GET", path: "/status" })) as Status;
  const formats = {
    json: () => json(status),
    md: () => statusMarkdown(status),
    text: () => visible(statusPlain(status)),
  };
  return { stdout: formats[options.format](), stderr: "", code: 0 };
}
