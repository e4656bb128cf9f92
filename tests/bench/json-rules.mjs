// The same rules for json-rules-engine: it says which rules are met, the contributions of those are arithmetic of ours. The facts
// (how many ages an atom has) are put together beforehand and cost it nothing here.

import { Engine } from "json-rules-engine";

import { atLeast, contribution, finish, isMany, members, number } from "./law.mjs";

export function rules(definition) {
  const { atoms, numberOf } = number(definition);
  const engine = new Engine([], { allowUndefinedFacts: true });
  const condition = (atom) => {
    if (atom.answer) {
      const [key] = Object.keys(atom.answer);
      return { fact: `answer_${key}`, operator: "in", value: atom.answer[key] };
    }
    return { fact: `ages_${numberOf(atom)}`, operator: "greaterThanInclusive", value: atLeast(atom) };
  };
  definition.rules.forEach((rule, place) => {
    const conditions = rule.when.any ? { any: rule.when.any.map(condition) } : { all: members(rule.when).map(condition) };
    engine.addRule({ conditions, event: { type: "met", params: { place } } });
  });

  const isMet = (atom, { atoms, answers }) => {
    if (!atom.answer) return (atoms[numberOf(atom)]?.length ?? 0) >= atLeast(atom);
    const [key] = Object.keys(atom.answer);
    return atom.answer[key].includes(answers[key]);
  };
  const brings = (atom, evidence) => {
    if (atom.answer) return [0];
    const ages = evidence.atoms[numberOf(atom)];
    return isMany(atom) ? ages : [ages[0]];
  };
  const counted = ({ when }, evidence) => {
    const all = members(when);
    if (when.any) return all.flatMap((atom) => (isMet(atom, evidence) ? brings(atom, evidence) : [])).sort((a, b) => a - b);
    return when.all ? [Math.max(...all.map((atom) => brings(atom, evidence)[0]))] : brings(all[0], evidence);
  };

  const facts = ({ evidence }) => {
    const facts = {};
    atoms.forEach((_, place) => (facts[`ages_${place}`] = evidence.atoms[place]?.length ?? 0));
    for (const [key, value] of Object.entries(evidence.answers)) facts[`answer_${key}`] = value;
    return facts;
  };
  const score = async ({ evidence, facts }) => {
    const { events } = await engine.run(facts);
    const places = events.map(({ params }) => params.place).sort((a, b) => a - b);
    return finish(definition, places.map((place) => contribution(definition.rules[place], counted(definition.rules[place], evidence))).filter(Boolean));
  };
  return { facts, score };
}
