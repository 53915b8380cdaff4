import { type BoardHost, type BoardQuery, HostRefusal } from "../../../src/app/ports/board-host.js";
import { type Applied, noValues } from "../../../src/core/board/absorb.js";
import type { Change } from "../../../src/core/board/change.js";
import { shortHash } from "../../../src/core/board/digest.js";
import { identify } from "../../../src/core/board/identity.js";
import { readMarker } from "../../../src/core/board/marker.js";
import type {
  BoardFacts,
  BoardIssue,
  BoardLabel,
  BoardMilestone,
  Project,
  ProjectFieldName,
} from "../../../src/core/board/model.js";
import { fieldOf } from "../../../src/core/board/project-fields.js";

export interface FakeIssue extends BoardIssue {
  author: string;
  /** Where it was transferred to. */
  movedTo?: string;
}

/** A GitHub in memory that holds what it is told, with GitHub's rules as far as the board meets them. */
export class FakeHost implements BoardHost {
  readonly labels: BoardLabel[] = [];
  readonly milestones: BoardMilestone[] = [];
  readonly issues: FakeIssue[] = [];
  project: Project | null = null;
  projectProblem: string | null = null;
  loads: BoardQuery[] = [];
  changes: Change[] = [];
  /** Called before a change is carried out; throws what GitHub would answer. */
  before: (change: Change) => void = () => {};
  /** Called after a change was carried out: what it throws is a lost answer. */
  after: (change: Change) => void = () => {};
  private next = 1;

  async load(query: BoardQuery): Promise<BoardFacts> {
    this.loads.push(query);
    const seen = query.scan
      ? this.issues.filter((issue) => query.scan === "all" || issue.author === "signalbox[bot]")
      : this.issues.filter((issue) => query.known.some((one) => one.nodeId === issue.nodeId));
    const sightings = seen.map((issue) => ({
      nodeId: issue.nodeId,
      number: issue.number,
      url: issue.movedTo ?? `https://github.test/o/r/issues/${issue.number}`,
      trusted: issue.author === "signalbox[bot]",
      titled: readMarker(issue.body)?.title === shortHash(issue.title),
      now: issue.movedTo === undefined ? ("here" as const) : ("transferred" as const),
      key: readMarker(issue.body)?.key ?? null,
    }));
    const { issues, lost } = identify(sightings, query.known);
    const project = query.project === false ? null : this.project;
    return structuredClone({
      labels: this.labels,
      milestones: this.milestones,
      issues: new Map([...issues].map(([key, nodeId]) => [key, this.snapshot(nodeId)])),
      lost,
      project,
      projectProblem: this.projectProblem,
      knownFields: query.knownFields ?? new Map(),
    });
  }

  async apply(change: Change, facts: BoardFacts): Promise<Applied> {
    this.before(change);
    this.changes.push(structuredClone(change));
    const applied = this.carryOut(change, facts);
    this.after(change);
    return applied;
  }

  private carryOut(change: Change, facts: BoardFacts): Applied {
    switch (change.kind) {
      case "create-label":
        this.labels.push(change.label);
        return { kind: "nothing" };
      case "create-milestone": {
        const milestone: BoardMilestone = { number: this.next++, title: change.title, state: "open" };
        this.milestones.push(milestone);
        return { kind: "milestone", milestone: { ...milestone } };
      }
      case "create-issue": {
        if (change.title.length > 256 || change.body.length > 65_536) throw new HostRefusal("too long", 422);
        const { kind: _, itemKey, ...rest } = change;
        const issue = this.open({ ...rest, author: "signalbox[bot]" });
        return { kind: "issue", itemKey, issue: structuredClone(this.snapshot(issue.nodeId)) };
      }
      case "update-issue": {
        const { kind: _, itemKey: __, number, ...rest } = change;
        Object.assign(this.issue(number), rest);
        return { kind: "nothing" };
      }
      case "add-dependency": {
        const issue = this.of(facts, change.itemKey);
        const blocker = this.of(facts, change.blockedBy).number;
        const blocking = this.issues.filter((one) => one.blockedBy.includes(blocker)).length;
        if (issue.blockedBy.length >= 50 || blocking >= 50)
          throw new HostRefusal("too many dependencies", 422);
        issue.blockedBy.push(blocker);
        return { kind: "nothing" };
      }
      case "remove-dependency": {
        const issue = this.of(facts, change.itemKey);
        issue.blockedBy = issue.blockedBy.filter((one) => one !== this.of(facts, change.blockedBy).number);
        return { kind: "nothing" };
      }
      case "create-project":
        this.project = newProject(change.title);
        return { kind: "project", project: structuredClone(this.project) };
      case "create-field":
      case "add-options":
        return { kind: "field", field: structuredClone(this.withOptions(change)) };
      case "add-sub-issues":
        for (const { itemKey, parent } of change.links) {
          const issue = this.of(facts, itemKey);
          const above = this.of(facts, parent);
          if (above.subIssues >= 100) throw new HostRefusal("at most 100 sub-issues", null);
          if (typeof issue.parent === "number") this.issue(issue.parent).subIssues -= 1;
          issue.parent = above.number;
          above.subIssues += 1;
        }
        return { kind: "nothing" };
      case "add-project-items": {
        const items = change.itemKeys.map((itemKey) => {
          const issue = this.of(facts, itemKey);
          issue.projectItem ??= { id: `ITEM_${issue.number}`, values: { ...noValues } };
          return { itemKey, id: issue.projectItem.id };
        });
        return { kind: "project-items", items };
      }
      case "set-project-values":
        for (const { itemKey, values } of change.items) {
          const item = this.of(facts, itemKey).projectItem;
          if (!item) throw new Error(`${itemKey} is not in the project`);
          for (const [name, value] of Object.entries(values) as [ProjectFieldName, string | null][]) {
            const field = fieldOf(facts, name);
            if (!field) throw new Error(`no field ${name}`);
            if (
              value !== null &&
              field.type === "SINGLE_SELECT" &&
              !field.options.some((one) => one.name === value)
            ) {
              throw new Error(`no option ${value}`);
            }
            item.values[name] = value;
          }
        }
        return { kind: "nothing" };
    }
  }

  /** An issue by a person, or by us when `author` says so. */
  open(issue: Partial<FakeIssue> & { title: string }): FakeIssue {
    const number = this.next++;
    const full: FakeIssue = {
      number,
      id: 1000 + number,
      nodeId: `I_${number}`,
      body: "",
      state: "open",
      stateReason: null,
      labels: [],
      milestone: null,
      assignees: [],
      blockedBy: [],
      parent: null,
      subIssues: 0,
      projectItem: null,
      author: "mona",
      ...structuredClone(issue),
    };
    this.issues.push(full);
    return full;
  }

  issue(number: number): FakeIssue {
    const issue = this.issues.find((one) => one.number === number);
    if (!issue) throw new HostRefusal(`no issue ${number}`, 404);
    return issue;
  }

  /** The issue of an item, as its marker says. */
  mirror(itemKey: string): FakeIssue {
    const found = this.issues.filter((one) => readMarker(one.body)?.key === itemKey);
    if (found.length !== 1 || !found[0]) throw new Error(`${found.length} issues mirror ${itemKey}`);
    return found[0];
  }

  delete(number: number): void {
    this.issues.splice(this.issues.indexOf(this.issue(number)), 1);
  }

  private of(facts: BoardFacts, itemKey: string): FakeIssue {
    return this.issue(facts.issues.get(itemKey)?.number ?? -1);
  }

  private snapshot(nodeId: string): BoardIssue {
    const issue = this.issues.find((one) => one.nodeId === nodeId);
    if (!issue) throw new Error(`no issue ${nodeId}`);
    const { author: _, movedTo: __, ...rest } = issue;
    return this.project ? rest : { ...rest, projectItem: null };
  }

  private withOptions(change: Extract<Change, { kind: "create-field" | "add-options" }>) {
    const project = this.project;
    if (!project) throw new Error("no project");
    const name = change.kind === "create-field" ? change.name : change.field;
    let field = project.fields.find((one) => one.name === name);
    if (change.kind === "create-field") {
      if (field) throw new HostRefusal(`Name has already been taken: ${name}`, null);
      field = { id: `FIELD_${name}`, name, type: change.type, options: [] };
      project.fields.push(field);
    }
    if (!field) throw new Error(`no field ${name}`);
    for (const option of change.options) {
      if (field.options.some((one) => one.name.toLowerCase() === option.toLowerCase())) continue;
      field.options.push({ id: `OPTION_${name}_${option}`, name: option, color: "GRAY", description: "" });
    }
    return field;
  }
}

/** As GitHub makes it: with a Status field of its own. */
function newProject(title: string): Project {
  const options = ["Todo", "In Progress", "Done"].map((name) => ({
    id: name,
    name,
    color: "GRAY",
    description: "",
  }));
  const fields: Project["fields"] = [
    { id: "FIELD_Title", name: "Title", type: "OTHER", options: [] },
    { id: "FIELD_Status", name: "Status", type: "SINGLE_SELECT", options },
  ];
  return { id: "PROJECT_1", number: 1, title, url: "https://github.test/orgs/o/projects/1", fields };
}
