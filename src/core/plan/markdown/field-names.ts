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
  id: "id, key, ticket, issue, no, nr, #, number, 编号, 序号, 番号, 번호, номер, clave, numéro",
  title:
    "title, name, description, summary, what, 标题, 名称, 描述, タイトル, 内容, 説明, 제목, 설명, название, описание, titre, titel, título, nombre, descripción, beschreibung, nome, descrição, titolo, descrizione",
  dependsOn:
    "depends on, dependencies, dependency, depends, dep, deps, prerequisite, prerequisites, prereqs, blocked by, waits for, waits on, needs, requires, after, 依赖, 依赖项, 依赖关系, 前置, 前置任务, 前提, 前提条件, 依存, 依存関係, 의존성, 선행 작업, зависимости, зависит от, abhängigkeiten, abhängigkeit, hängt ab von, voraussetzungen, dépendances, dépend de, prérequis, dependencias, depende de, prerrequisitos, dependências, pré requisitos, dipendenze, dipende da, afhankelijkheden",
  blocks: "blocks, blocking, unblocks, required by, bloquea, blockiert, bloque, blocca, bloqueia",
  files:
    "files, file, paths, path, new files, modified files, affected files, files touched, files changed, files modified, files created, file paths, target files, allowed paths, key files, owned files, files owned, files affected, 文件, 涉及文件, 修改文件, ファイル, 対象ファイル, 파일, файлы, dateien, datei, fichiers, archivos, ficheros, arquivos, bestanden",
  owns: "owns, owned paths, owned by this session, ownership, exclusive files",
  deliverables:
    "deliverables, deliverable, outputs, 交付物, 产出, 成果物, 산출물, результаты, ergebnisse, livrables, entregables, entregáveis, risultati",
  work: "work, subtasks, sub tasks, responsibilities, scope of work, to do, todo, action items, checklist, subtareas, teilaufgaben, sous tâches, 子任务, サブタスク, 하위 작업, подзадачи",
  criteria:
    "success criteria, acceptance criteria, definition of done, criterios de aceptación, criterios de éxito, akzeptanzkriterien, critères d'acceptation, 受け入れ基準, 완료 기준, критерии приёмки",
  exitCriteria: "exit criteria, exit criterion, exit, acceptance, done when, 验收标准, 完了条件",
  priority:
    "priority, prio, p, 优先级, 優先度, 우선순위, приоритет, priorität, priorité, prioridad, prioridade, priorità, prioriteit",
  estimate:
    "estimate, estimated time, estimated effort, estimated hours, estimated duration, effort, time, duration, est, 工时, 预估, 预计工时, 期間, 見積, 見積もり, 工数, 예상 시간, 기간, оценка, срок, aufwand, dauer, durée, estimation, estimación, duración, estimativa, duração, stima, durata",
  owner:
    "owner, assignee, assigned to, assigned, agent, agent type, who, responsible, 负责人, 執行者, 担当, 担当者, 담당, 담당자, исполнитель, ответственный, verantwortlich, zuständig, agente, responsable, responsável, assigné à, responsabile",
  agentId: "agent id, session id, worker id",
  status:
    "status, state, done, progress, complete, 状态, 状態, ステータス, 상태, статус, состояние, estado, statut, état, zustand, stato",
  phase:
    "phase, wave, sprint, milestone, round, stage, iteration, 阶段, 波次, フェーズ, 단계, этап, фаза, fase, étape, etapa, meilenstein, jalon, hito",
  track: "track, stream, workstream, lane, session, epic",
};

/** What the rows of a table of work are called; each alone is a title, with `ID` behind it a key. */
const workItems =
  "task, item, work item, feature, story, user story, ticket, issue, bug, subtask, sub task, step, 任务, タスク, 작업, 태스크, задача, tarea, tâche, aufgabe, tarefa, attività, taak";

const byLabel = new Map<string, FieldName>([
  ...(Object.entries(labels) as [FieldName, string][]).flatMap(([name, list]) =>
    list.split(", ").map((label) => [form(label), name] as const),
  ),
  ...workItems
    .split(", ")
    .flatMap((work): [string, FieldName][] => [
      [form(work), "title"],
      ...[" name", " title", " description", "名", "名称"].map((end): [string, FieldName] => [
        form(`${work}${end}`),
        "title",
      ]),
      ...[" id", " no", " number", " key", "id", "编号", "番号"].map((end): [string, FieldName] => [
        form(`${work}${end}`),
        "id",
      ]),
    ]),
  ["tasks", "work"],
  ["tareas", "work"],
  ["aufgaben", "work"],
]);

/** The field that a label means; null for one that we don't know. Remarks in brackets and after a slash don't count. */
export function fieldName(label: string): FieldName | null {
  const known = asked.get(label);
  if (known !== undefined) return known;
  const found = namedBy(label);
  if (asked.size < 2000) asked.set(label, found);
  return found;
}

/** A plan says the same few labels over and over. What is remembered depends on the label alone. */
const asked = new Map<string, FieldName | null>();

function namedBy(label: string): FieldName | null {
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
