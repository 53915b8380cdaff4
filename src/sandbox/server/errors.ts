import type { Context } from "hono";

const documentation = "https://docs.github.com/rest";

/** Stops a request with an answer in GitHub's form. */
export class Refusal extends Error {
  readonly status: number;
  readonly errors: readonly (object | string)[] | undefined;

  constructor(status: number, message: string, errors?: readonly (object | string)[]) {
    super(message);
    this.name = "Refusal";
    this.status = status;
    this.errors = errors;
  }
}

export function notFound(): Refusal {
  return new Refusal(404, "Not Found");
}

export function forbidden(): Refusal {
  return new Refusal(403, "Resource not accessible by integration");
}

/** 422 with one entry in `errors`, as GitHub's validation answers. */
export function invalid(resource: string, field: string, message: string, code = "custom"): Refusal {
  return new Refusal(422, "Validation Failed", [{ resource, code, field, message }]);
}

/** Any error of a route, the emulator's included (they carry a `status`), as GitHub would word it. */
export function answerError(error: Error, c: Context): Response {
  const given = (error as { status?: unknown }).status;
  const status = typeof given === "number" ? given : 500;
  const errors = (error as { errors?: unknown }).errors;
  if (status >= 500) console.error("sandbox:", error);
  return Response.json(
    {
      message: wording(status, error.message),
      ...(Array.isArray(errors) && { errors }),
      documentation_url: documentation,
      status: String(status),
    },
    { status, headers: c.res.headers },
  );
}

function wording(status: number, message: string): string {
  if (status === 403 && message === "Forbidden") return "Resource not accessible by integration";
  if (status === 422 && message === "Validation failed") return "Validation Failed";
  return message;
}
