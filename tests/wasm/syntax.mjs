// What a script reads of the browser, from its syntax tree. The platform's own dictionary (TypeScript's `lib.dom.d.ts`) says
// which property names are the browser's, so that a read cannot hide behind a variable: `navigator.userAgent` is found, and so is
// `.userAgent` of whatever somebody called `it`.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const MODULES = "www/node_modules";
const load = (file) => import(pathToFileURL(join(MODULES, file)).href);
const { parse } = await load("acorn/dist/acorn.mjs");
const { transform } = (await load("esbuild/lib/main.js")).default;

/** The names of all members of the DOM's interfaces. */
export const DOM = (() => {
  const types = join(MODULES, "@typescript");
  const folder = readdirSync(types).find((name) => name.startsWith("typescript-"));
  const text = readFileSync(join(types, folder, "lib/lib.dom.d.ts"), "utf8");
  return new Set([...text.matchAll(/^ {4}(?:readonly |get |set )?"?([A-Za-z_$][\w$]*)"?\??[(<:]/gm)].map((match) => match[1]));
})();

/** Every script of the loader, as JavaScript that still has the names of its functions. */
export async function sources(folder = "www/loader") {
  const files = readdirSync(folder, { recursive: true }).map(String).filter((name) => name.endsWith(".ts")).sort();
  return Promise.all(
    files.map(async (name) => {
      const text = readFileSync(join(folder, name), "utf8");
      const { code } = await transform(text, { loader: "ts", target: "es2021", legalComments: "none" });
      return { name: name.replaceAll("\\", "/"), code };
    }),
  );
}

/**
 * What a script touches: `name` is `location.search` for a property of something global, `.isTrusted` for one of an object at
 * hand, `navigator` for something global by itself, `[]` for a property whose name is computed. `within` is the function.
 */
export function touched(code) {
  const tree = parse(code, { ecmaVersion: 2022, sourceType: "module", allowReturnOutsideFunction: true });
  const declared = new Set();
  walk(tree, (node) => names(node).forEach((name) => declared.add(name)));
  const found = [];
  const note = (name, node, within, more = {}) => found.push({ name, at: node.start, within, ...more });
  const isGlobal = (node) => node?.type === "Identifier" && !declared.has(node.name);
  const member = (node) => node.type !== "MemberExpression" ? node.name : (node.computed ? (node.property.type === "Literal" ? String(node.property.value) : undefined) : node.property.name);
  walk(tree, (node, parents, within) => {
    const parent = parents.at(-1);
    if (node.type === "MemberExpression") {
      const name = member(node);
      const written = parent?.type === "AssignmentExpression" && parent.left === node;
      if (name === undefined) note("[]", node, within);
      else if (isGlobal(node.object)) note(`${node.object.name}.${name}`, node, within, { written });
      else note(`.${name}`, node, within, { written });
    } else if (node.type === "Property" && parent?.type === "ObjectPattern") {
      if (node.computed) note("[]", node, within);
      else note(`.${node.key.name ?? node.key.value}`, node, within);
    } else if (isGlobal(node) && isValue(node, parent) && !(parent.type === "MemberExpression" && parent.object === node)) {
      note(node.name, node, within);
    } else if (node.type === "Literal" && typeof node.value === "string") {
      note(`"${node.value}"`, node, within, { heardBy: parent?.type === "CallExpression" ? member(parent.callee) ?? parent.callee.name : undefined });
    } else if (node.type === "ImportExpression") note("import()", node, within);
  });
  return found;
}

/** What of it is the browser's: everything global, and every property that the dictionary knows. */
export function browser(found) {
  return found.filter(({ name }) => /^[A-Za-z_$[]/.test(name) || (name.startsWith(".") && DOM.has(name.slice(1))));
}

/** Whether an identifier stands for a value, and is no name of a property or label. */
function isValue(node, parent) {
  if (!parent) return true;
  if (parent.type === "MemberExpression") return parent.object === node || parent.computed;
  if (parent.type === "Property") return parent.value === node || parent.computed;
  return !["LabeledStatement", "BreakStatement", "ContinueStatement", "MethodDefinition", "PropertyDefinition", "ExportSpecifier", "ImportSpecifier"].includes(parent.type);
}

/** The names that a node declares. */
function names(node) {
  switch (node.type) {
    case "VariableDeclarator": return bound(node.id);
    case "FunctionDeclaration": case "FunctionExpression": case "ArrowFunctionExpression":
      return [...(node.id ? [node.id.name] : []), ...node.params.flatMap(bound)];
    case "ClassDeclaration": return [node.id.name];
    case "CatchClause": return node.param ? bound(node.param) : [];
    case "ImportSpecifier": case "ImportDefaultSpecifier": case "ImportNamespaceSpecifier": return [node.local.name];
    default: return [];
  }
}

function bound(pattern) {
  switch (pattern?.type) {
    case "Identifier": return [pattern.name];
    case "ObjectPattern": return pattern.properties.flatMap((one) => bound(one.value ?? one.argument));
    case "ArrayPattern": return pattern.elements.flatMap(bound);
    case "AssignmentPattern": return bound(pattern.left);
    case "RestElement": return bound(pattern.argument);
    default: return [];
  }
}

/** Visits every node with its parents and the name of the function that it stands in. */
function walk(node, visit, parents = [], within = "") {
  visit(node, parents, within);
  const inner = called(node, parents) ?? within;
  for (const child of Object.values(node)) {
    for (const one of Array.isArray(child) ? child : [child]) {
      if (typeof one?.type === "string") walk(one, visit, [...parents, node], inner);
    }
  }
}

/** The name of a function that is declared, kept in a variable or the value of a key. */
function called(node, parents) {
  if (!/Function/.test(node.type)) return undefined;
  const parent = parents.at(-1);
  if (node.id) return node.id.name;
  if (parent?.type === "VariableDeclarator") return parent.id.name;
  if (parent?.type === "Property") return parent.key.name;
  return undefined;
}
