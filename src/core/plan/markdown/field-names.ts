import { slug } from "../slug.js";

/** What a label (`**Files to Modify**:`), a column or a key of front matter is about. */
export type FieldName =
  | "id"
  | "title"
  | "dependsOn"
  | "blocks"
  | "files"
  | "owns"
  | "deliverables"
  | "work"
  | "criteria"
  | "exitCriteria"
  | "priority"
  | "estimate"
  | "owner"
  | "agentId"
  | "status"
  | "phase"
  | "track";

const labels: Record<FieldName, string> = {
  id: "id, key, task id, item id, ticket, issue, no, nr, #, number, 编号, 序号",
  title:
    "title, task, name, description, item, work item, feature, summary, story, task name, what, 任务, 描述, 标题, 名称, tarea, tâche, aufgabe, titre, titel",
  dependsOn:
    "depends on, dependencies, dependency, depends, dep, deps, prerequisite, prerequisites, prereqs, blocked by, waits for, waits on, needs, requires, after, 依赖, 依赖项, 前置, 前置任务, abhängigkeiten, hängt ab von, dépendances, dépend de, dependencias, depende de, 依存",
  blocks: "blocks, blocking, unblocks, required by",
  files:
    "files, file, paths, path, new files, modified files, affected files, files touched, files changed, files modified, files created, file paths, target files, allowed paths, key files, owned files, files owned, 文件, dateien, fichiers, archivos, ファイル",
  owns: "owns, owned paths, owned by this session, ownership, exclusive files",
  deliverables: "deliverables, deliverable, outputs, 交付物, ergebnisse, livrables, entregables",
  work: "work, tasks, subtasks, sub tasks, responsibilities, scope of work, to do, todo, action items, checklist",
  criteria: "success criteria, acceptance criteria, definition of done",
  exitCriteria: "exit criteria, exit criterion, exit, acceptance, done when, 验收标准",
  priority: "priority, prio, p, 优先级, priorität, priorité, prioridad",
  estimate:
    "estimate, estimated time, estimated effort, estimated hours, effort, time, duration, est, 工时, 预估, aufwand, durée",
  owner:
    "owner, assignee, assigned to, assigned, agent, agent type, who, responsible, 负责人, verantwortlich",
  agentId: "agent id, session id, worker id",
  status: "status, state, done, progress, complete, 状态, estado, statut, zustand",
  phase: "phase, wave, sprint, milestone, round, stage, iteration, 阶段",
  track: "track, stream, workstream, lane, session, epic",
};

const byLabel = new Map<string, FieldName>(
  (Object.entries(labels) as [FieldName, string][]).flatMap(([name, list]) =>
    list.split(", ").map((label) => [form(label), name] as const),
  ),
);

/** The field that a label means; null for one that we don't know. Remarks in brackets and after a slash don't count. */
export function fieldName(label: string): FieldName | null {
  const bare = label
    .slice(0, 80)
    .replace(/\(.*$/, "")
    .replace(/\s+\/\s.*$/, "")
    .replace(/[`*]/g, "");
  return byLabel.get(form(bare)) ?? (filesTo.test(label.slice(0, 80)) ? "files" : null);
}

/** `File to update`, `Files to create or modify`, `New files to add/edit (3)`. */
const verb = "(?:be )?(?:modify|modified|create|created|edit|change|touch|update|add|delete|remove|read)d?";
const filesTo = new RegExp(
  `^(?:\\p{L}+ )?(?:files?|paths?) (?:to|that will) ${verb}(?:\\s*(?:[/,&+]|and|or)\\s*${verb})*\\s*(?:\\(.*)?$`,
  "iu",
);

/** `Needs`, `After`: labels that as often speak of other things as of items. What they name counts only as names. */
export const isLoose = (label: string): boolean => /^(?:after|needs|requires)$/i.test(label.trim());

function form(label: string): string {
  const trimmed = label.trim().toLowerCase();
  return trimmed === "#" ? "#" : slug(trimmed.replaceAll("_", " "));
}
