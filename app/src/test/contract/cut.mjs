// cut.mjs USED DESCRIPTION EXAMPLES FOLDER: writes description.json and examples.json, cut down to what USED names, into FOLDER.
// Webhooks become paths below /webhooks, so that one validator serves both. Objects are closed: a property that GitHub does not
// describe is a mismatch. As a part of `allOf` cannot be closed, such parts become one object.
import { readFileSync, writeFileSync } from 'node:fs';

const [usedFile, descriptionFile, examplesFile, folder] = process.argv.slice(2);
const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
const used = readFileSync(usedFile, 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));
const whole = read(descriptionFile);
const LEFT_OUT = new Set(['title', 'summary', 'example', 'examples', 'externalDocs', 'tags']);
const components = {};

const resolve = (node) => (node.$ref ? resolve(node.$ref.split('/').slice(1).reduce((at, key) => at[key], whole)) : node);

function joined(parts) {
  const all = parts.map((part) => { const one = resolve(part); return one.allOf ? joined(one.allOf) : one; });
  if (!all.every((part) => part.properties)) throw new Error(`allOf of other than objects: ${JSON.stringify(parts).slice(0, 200)}`);
  return {
    type: 'object',
    properties: Object.assign({}, ...all.map((part) => part.properties)),
    required: all.flatMap((part) => part.required ?? []),
    ...(all.every((part) => part.nullable) ? { nullable: true } : {}),
  };
}

function closed(schema) {
  const open = 'additionalProperties' in schema || schema.oneOf || schema.anyOf;
  return schema.properties && !open ? { ...schema, additionalProperties: false } : schema;
}

// Copies what validation needs, and keeps what it refers to. The keys of `properties` are GitHub's names, not words of OpenAPI.
function cut(node, keysAreNames = false) {
  if (Array.isArray(node)) return node.map((child) => cut(child));
  if (node === null || typeof node !== 'object') return node;
  if (keysAreNames) return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, cut(value)]));
  if (typeof node.$ref === 'string') keep(node.$ref);
  const { allOf, ...rest } = node;
  const schema = closed(allOf ? { ...rest, ...joined(allOf) } : rest);
  const wanted = Object.entries(schema).filter(([key]) => !LEFT_OUT.has(key) && !(key.startsWith('x-') && key !== 'x-multi-segment'));
  // An answer must have a description, be it empty.
  return Object.fromEntries(wanted.map(([key, value]) => [key, key === 'description' ? '' : cut(value, key === 'properties')]));
}

function keep(reference) {
  const [, , kind, name] = reference.split('/');
  components[kind] ??= {};
  if (name in components[kind]) return;
  components[kind][name] = {};
  components[kind][name] = cut(whole.components[kind][name]);
}

const isPath = (name) => name.startsWith('/');
const webhook = (name) => whole['x-webhooks'][name];
const paths = {};
for (const name of used) {
  const item = isPath(name) ? whole.paths[name] : webhook(name);
  if (!item) throw new Error(`${name} of used.txt is not in GitHub's description`);
  paths[isPath(name) ? name : `/webhooks/${name}`] = cut(item);
}
const description = { openapi: whole.openapi, info: { title: 'GitHub', version: whole.info.version }, paths, components };
writeFileSync(`${folder}/description.json`, JSON.stringify(description));

const events = new Set(used.filter((name) => !isPath(name)).map((name) => webhook(name).post.operationId.split('/')[0]));
const published = read(examplesFile).filter(({ name }) => events.has(name.replaceAll('_', '-')));
const examples = Object.fromEntries(published.map(({ name, examples: payloads }) => [name, payloads]));
writeFileSync(`${folder}/examples.json`, JSON.stringify(examples));
