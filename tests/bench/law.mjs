// The law of the score in JavaScript, written from the document and not from the Rust: what every engine of the bench shares,
// so that each is asked only what it is for, which events a rule counts.

/** The distinct atoms of a definition in document order, and a function from an atom to its number. */
export function number(definition) {
  const numbers = new Map();
  const atoms = [];
  const sorted = (value) => {
    if (Array.isArray(value)) return value.map(sorted);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
  };
  const text = (atom) => JSON.stringify(sorted(atom));
  const add = (when) => {
    for (const atom of members(when)) {
      if (atom.axis || atom.status || atom.priority || numbers.has(text(atom))) continue;
      numbers.set(text(atom), atoms.length);
      atoms.push(atom);
    }
  };
  for (const rule of definition.rules) add(rule.when);
  for (const gate of definition.gates ?? []) add(gate.when);
  for (const name of ["fit", "problem", "intent", "timing", "process"]) add(definition.criteria[name] ?? {});
  return { atoms, numberOf: (atom) => numbers.get(text(atom)) };
}

/** The atoms of a condition. */
export const members = (when) => when.any ?? when.all ?? (Object.keys(when).length ? [when] : []);

/** Whether an atom can count many events. The others count once. */
export const isMany = (atom) => "page" in atom || "download" in atom || "topic" in atom || "form" in atom;

/** How many ages must be there. */
export const atLeast = (atom) => atom.visits?.at_least ?? atom.returns?.at_least ?? 1;

/** Thousandths of points that one event is worth. */
function worth(points, halfLife, age) {
  if (!halfLife) return 1000 * points;
  const halvings = Math.floor(age / halfLife);
  if (halvings >= 20) return 0;
  return Math.trunc((1000 * points * (2 * halfLife - (age % halfLife))) / (2 * halfLife * 2 ** halvings));
}

/** The contribution of a rule that counts events of these ages, youngest first; nothing for none. */
export function contribution(rule, ages) {
  const most = rule.most ?? 3;
  let count = 0;
  let thousandths = 0;
  for (const age of ages) {
    if (count === most) break;
    if (rule.within_days && age >= rule.within_days) continue;
    count += 1;
    thousandths += worth(rule.points, rule.half_life_days, age);
  }
  if (count === 0) return undefined;
  const points = Math.trunc((thousandths + (thousandths < 0 ? -500 : 500)) / 1000) + 0;
  return { rule: rule.id, axis: rule.axis, count, raw: rule.points * count, decay: points - rule.points * count, points };
}

/** Brings contributions into their order, adds cap and floor, and sums. */
export function finish(definition, found) {
  const contributions = [];
  let score = 0;
  for (const axis of ["intent", "fit"]) {
    let positive = 0;
    let negative = 0;
    for (const one of found) {
      if (one.axis !== axis) continue;
      contributions.push(one);
      if (one.raw > 0) positive += one.points;
      else negative += one.points;
    }
    const capped = Math.min(positive, definition.caps[axis]);
    const floor = Math.max(0, -(capped + negative));
    if (capped !== positive) contributions.push({ rule: "cap", axis, count: 0, raw: 0, decay: 0, points: capped - positive });
    if (floor) contributions.push({ rule: "floor", axis, count: 0, raw: 0, decay: 0, points: floor });
    score += capped + negative + floor;
  }
  return { score, contributions };
}

/** The text that the Rust engine tells of a score. */
export function told({ score, contributions }) {
  return [score, ...contributions.map((one) => [one.rule, one.axis, one.count, one.raw, one.decay, one.points].join(" "))].join(";");
}
