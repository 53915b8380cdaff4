import { z } from "zod";
import { Refusal } from "../server/errors.js";

const longestText = 65_535;

const annotation = z.looseObject({
  path: z.string().min(1),
  start_line: z.int().min(1),
  end_line: z.int().min(1),
  annotation_level: z.enum(["notice", "warning", "failure"]),
  message: z.string().min(1).max(65_536),
  title: z.string().max(255).optional(),
});

const schema = z.looseObject({
  output: z
    .looseObject({
      title: z.string().optional(),
      summary: z.string().max(longestText).optional(),
      text: z.string().max(longestText).optional(),
      annotations: z.array(annotation).max(50).optional(),
    })
    .optional(),
  actions: z
    .array(
      z.strictObject({
        label: z.string().min(1).max(20),
        description: z.string().min(1).max(40),
        identifier: z.string().min(1).max(20),
      }),
    )
    .max(3)
    .optional(),
});

export type CheckBody = z.infer<typeof schema>;
export type Annotation = z.infer<typeof annotation>;

/** Refuses what GitHub's Checks API refuses: https://docs.github.com/en/rest/checks/runs */
export function checkBody(body: unknown): CheckBody {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const errors = result.error.issues.map((issue) => ({
    resource: "CheckRun",
    code: "invalid",
    field: issue.path.join("."),
    message: issue.message,
  }));
  throw new Refusal(422, "Invalid request.", errors);
}
