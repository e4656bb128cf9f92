// A plain interpreter of the definition in JavaScript: from prepared evidence, and from a stored journal.

import { atLeast, contribution, finish, isMany, members, number } from "./law.mjs";

const DAY = 86_400_000;

export function plain(definition) {
  const { atoms, numberOf } = number(definition);
  const rules = definition.rules.map((rule) => {
    const kind = rule.when.any ? "any" : rule.when.all ? "all" : "one";
    const tests = members(rule.when).map((atom) => ({ number: numberOf(atom), atom, isMany: isMany(atom), atLeast: atLeast(atom) }));
    return { ...rule, kind, tests };
  });

  /** The ages that an atom brings; nothing where it is not met or not known. */
  function met({ number, atom, isMany, atLeast }, { atoms, answers }) {
    if (atom.answer) {
      const [key] = Object.keys(atom.answer);
      return atom.answer[key].includes(answers[key]) ? [0] : undefined;
    }
    const ages = atoms[number];
    if (ages === undefined || ages.length < atLeast) return undefined;
    return isMany ? ages : [ages[0]];
  }

  function counted(rule, evidence) {
    const brought = rule.tests.map((test) => met(test, evidence));
    if (rule.kind === "one") return brought[0] ?? [];
    if (rule.kind === "any") return brought.flatMap((ages) => ages ?? []).sort((a, b) => a - b);
    return brought.every(Boolean) ? [Math.max(...brought.map((ages) => ages[0]))] : [];
  }

  const prepared = ({ evidence }) => finish(definition, rules.map((rule) => contribution(rule, counted(rule, evidence))).filter(Boolean));

  const globs = (list) => list.map((glob) => new RegExp(`^${glob.replace(/[.+^$()|]/g, "\\$&").replace(/\*\*|\*/g, (star) => (star === "**" ? ".*" : "[^/]*"))}$`));
  const topics = new Map(definition.topics.map((topic) => [topic.id, globs(topic.pages)]));
  const pages = atoms.map((atom) => (atom.topic ? topics.get(atom.topic) : atom.page || atom.download ? globs(atom.page ?? atom.download) : atom.returns && globs(atom.returns.page)));

  /** Evidence from a journal as JSON, with both gates open. */
  function evidence({ now, journal, language, province, answers }) {
    const age = (at) => Math.max(0, Math.floor((now - at) / DAY));
    const ascending = (times) => times.map(age).sort((a, b) => a - b);
    const of = (kind, place) => journal.items.filter((item) => item.kind === kind && pages[place].some((glob) => glob.test(item.key)));
    const found = {};
    atoms.forEach((atom, place) => {
      if (atom.page || atom.topic) found[place] = ascending(of("page", place).flatMap((item) => item.times));
      else if (atom.download) found[place] = ascending(of("download", place).flatMap((item) => item.times));
      else if (atom.visits) found[place] = ascending(journal.visits).filter((one) => one < atom.visits.within_days);
      else if (atom.returns) {
        const views = of("page", place).flatMap((item) => item.times);
        const held = journal.visits.filter((start, visit) => views.some((view) => view >= start && !(view >= journal.visits[visit + 1])));
        found[place] = ascending(held.slice(1)).filter((one) => one < atom.returns.within_days);
      } else if (atom.touch) {
        const [slot] = Object.keys(atom.touch);
        const touch = journal.touches[slot];
        found[place] = touch && atom.touch[slot].includes(touch.channel) ? [age(touch.at)] : [];
      } else if (atom.language) found[place] = atom.language.includes(language) ? [0] : [];
      else if (atom.province && province) found[place] = atom.province.includes(province) ? [0] : [];
    });
    return { atoms: found, answers };
  }

  return { prepared, journal: (text) => prepared({ evidence: evidence(JSON.parse(text)) }) };
}
