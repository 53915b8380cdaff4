/** A plan of two tracks: A1 waits for nothing, A2 for A1, B1 for nothing. */
export const ferryPlan = `title: Ferries
tracks:
  hull: { title: Hull, owns: [/hull/] }
  deck: { title: Deck, owns: [/deck/] }
items:
  - { key: A1, title: Weld the keel, track: hull, phase: Round 1, priority: P0 }
  - { key: A2, title: Paint the keel, track: hull, phase: Round 2, priority: P1, dependsOn: [A1] }
  - { key: B1, title: Lay the planks, track: deck, phase: Round 1, deliverables: [Oak chosen, Planks laid] }
  - { key: B0, title: Buy the oak, track: deck, state: done }
`;

export const planPath = ".github/plan.yml";
