// The same rules for json-logic-js: a condition and the list of its ages as JSON Logic; the arithmetic is an operation of ours.

import jsonLogic from "json-logic-js";

import { atLeast, contribution, finish, isMany, members, number } from "./law.mjs";

export function logic(definition) {
  const { numberOf } = number(definition);
  const rules = new Map(definition.rules.map((rule) => [rule.id, rule]));
  jsonLogic.add_operation("ascending", (ages) => ages.sort((a, b) => a - b));
  jsonLogic.add_operation("contribution", (id, ages) => contribution(rules.get(id), ages));

  const isMet = (atom) => {
    if (atom.answer) {
      const [key] = Object.keys(atom.answer);
      return { in: [{ var: `answers.${key}` }, atom.answer[key]] };
    }
    return { ">=": [{ var: [`atoms.${numberOf(atom)}.length`, 0] }, atLeast(atom)] };
  };
  const brings = (atom) => {
    if (atom.answer) return [0];
    const ages = `atoms.${numberOf(atom)}`;
    return isMany(atom) ? { var: ages } : [{ var: `${ages}.0` }];
  };
  const expression = ({ id, when }) => {
    const all = members(when);
    if (when.any) {
      const ages = all.map((atom) => ({ if: [isMet(atom), brings(atom), []] }));
      return { contribution: [id, { ascending: [{ merge: ages }] }] };
    }
    const youngest = (atom) => (atom.answer ? 0 : { var: `atoms.${numberOf(atom)}.0` });
    const ages = when.all ? [{ max: all.map(youngest) }] : brings(all[0]);
    return { if: [{ and: all.map(isMet) }, { contribution: [id, ages] }, null] };
  };
  const expressions = definition.rules.map(expression);
  return ({ evidence }) => finish(definition, expressions.map((one) => jsonLogic.apply(one, evidence)).filter(Boolean));
}
