// Plants each kind of mistake once: a check that has not been seen to find it is none.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { acceptedIn, breaksBetween } from './breaks.mjs';

const here = name => fileURLToPath(new URL(name, import.meta.url));
const contract = JSON.parse(readFileSync(here('../../docs/openapi.json'), 'utf8'));
const post = document => document.components.schemas.PostResponse;
const write = document => document.components.schemas.WritePostRequest;
const list = document => document.paths['/api/posts'].get;
const read = document => document.paths['/api/posts/{id}'].get;
const login = document => document.paths['/api/auth/login'].post;
const parameter = (operation, name) => operation.parameters.find(candidate => candidate.name === name);

function planted(change) {
  const document = structuredClone(contract);
  change(document);
  return document;
}

const breaks = [
  ['an operation is removed', document => delete document.paths['/api/posts/{id}'].delete, 'DELETE /api/posts/{id}: api removed without deprecation'],
  ['an operation id is changed', document => list(document).operationId = 'GetPosts', 'GET /api/posts: api operation id `ListPosts` removed and replaced with `GetPosts`'],
  ['a success is removed', document => delete read(document).responses['200'], 'GET /api/posts/{id}: removed the success response with the status `200`'],
  ['a failure is removed', document => delete read(document).responses['404'], 'GET /api/posts/{id}: removed the non-success response with the status `404`'],
  ['an answer loses its media type', document => read(document).responses['200'].content = {}, 'GET /api/posts/{id}: removed the media type `application/json` for the response with the status `200`'],
  ['a request loses a media type', document => delete login(document).requestBody.content['application/x-www-form-urlencoded'], 'POST /api/auth/login: removed the media type `application/x-www-form-urlencoded` from the request body'],
  ['an answer loses a field', document => delete document.paths['/api/posts'].post.responses['201'].headers.Location, 'POST /api/posts: the mandatory response header `Location` removed for the status `201`'],
  ['an answer loses a field that it has not always', document => delete read(document).responses['412'].headers.ETag, 'GET /api/posts/{id}: the optional response header `ETag` removed for the status `412`'],
  ['a field of an answer becomes optional', document => document.paths['/api/posts'].post.responses['201'].headers.Location.required = false, 'POST /api/posts: the response header `Location` became optional for the status `201`'],
  ['an answer loses a member', document => { delete post(document).properties.title; post(document).required = post(document).required.filter(name => name !== 'title'); }, 'GET /api/posts/{id}: removed the required property `title` from the response with the `200` status'],
  ['a member of an answer becomes optional', document => post(document).required = post(document).required.filter(name => name !== 'title'), 'GET /api/posts/{id}: the response property `title` became optional for the status `200`'],
  ['a member of an answer becomes nullable', document => post(document).properties.title.type = ['string', 'null'], 'GET /api/posts/{id}: the response property `title` became nullable for the status `200`'],
  ['a member of an answer changes its type', document => document.components.schemas.Pagination.properties.total.type = 'string', "GET /api/posts: the `pagination/total` response's property type/format changed from `integer`/`int32` to `string`/`int32` for status `200`"],
  ['a member of an answer changes its format', document => document.components.schemas.Pagination.properties.total.format = 'int64', "GET /api/posts: the `pagination/total` response's property type/format changed from `integer`/`int32` to `integer`/`int64` for status `200`"],
  ['a member of an answer can be longer', document => post(document).properties.title.maxLength = 300, "GET /api/posts/{id}: the `title` response property's maxLength was increased from `255` to `300` for the response status `200`"],
  ['a member of an answer gets a new value', document => document.components.schemas.UserRole.enum.push('editor'), 'GET /api/users/me: added the new `editor` enum value to the `role` response property for the response status `200`'],
  ['a member of a request becomes required', document => write(document).required.push('published'), 'POST /api/posts: the request property `published` became required'],
  ['a member of a request changes its type', document => write(document).properties.published.type = 'string', 'POST /api/posts: the `published` request property type/format changed from `boolean`/`` to `string`/``'],
  ['a member of a request loses a value', document => document.components.schemas.AssignRoleRequest.properties.role.enum = ['user'], 'PUT /api/users/{id}/role: removed the enum value `admin` of the request property `role`'],
  ['a member of a request must be shorter', document => write(document).properties.title.maxLength = 100, "POST /api/posts: the `title` request property's maxLength was decreased to `100`"],
  ['a member of a request must be longer', document => write(document).properties.title.minLength = 3, "POST /api/posts: the `title` request property's minLength was increased from `1` to `3`"],
  ['a member of a request gets a pattern', document => write(document).properties.title.pattern = '^A', 'POST /api/posts: added the pattern `^A` to the request property `title`'],
  ['a parameter is removed', document => list(document).parameters = list(document).parameters.filter(({ name }) => name !== 'skip'), 'GET /api/posts: deleted the `query` request parameter `skip`'],
  ['a parameter becomes required', document => parameter(list(document), 'limit').required = true, 'GET /api/posts: the `query` request parameter `limit` became required'],
  ['a parameter gets a lower bound', document => parameter(list(document), 'limit').schema.maximum = 50, 'GET /api/posts: for the `query` request parameter `limit`, the max was decreased from `100.00` to `50.00`'],
  ['a required parameter is new', document => list(document).parameters.push({ name: 'tenant', in: 'query', required: true, schema: { type: 'string' } }), 'GET /api/posts: added the new required `query` request parameter `tenant`'],
  ['a public operation needs a token', document => login(document).security = [{ bearer: [] }], 'POST /api/auth/login: the endpoint scheme security `anonymous` was removed from the API'],
  ['a token is no longer optional', document => list(document).security = [{ bearer: [] }, { password: [] }], 'GET /api/posts: the endpoint scheme security `anonymous` was removed from the API'],
];

for (const [name, change, expected] of breaks) {
  test(`A break is named: ${name}`, () => {
    const found = breaksBetween(contract, planted(change));

    assert.ok(found.includes(expected), found.join('\n'));
  });
}

test('Additions are no breaks', () => {
  const added = planted(document => {
    post(document).properties.summary = { type: 'string' };
    post(document).required.push('summary');
    write(document).properties.summary = { type: 'string' };
    write(document).properties.title.maxLength = 300;
    list(document).parameters.push({ name: 'If-Modified-Since', in: 'header', schema: { type: 'string' } });
    list(document).responses['418'] = { description: 'A teapot' };
    read(document).responses['200'].headers = { Age: { schema: { type: 'string' } }, ...read(document).responses['200'].headers };
    document.paths['/health'].get.security = [{}, { bearer: [] }];
    document.paths['/api/tags'] = { get: { operationId: 'ListTags', responses: { 200: { description: 'OK' } } } };
  });

  assert.deepEqual(breaksBetween(contract, added), []);
});

test('Comments and blank lines accept nothing', () => {
  assert.deepEqual(acceptedIn('# because\n\nGET /: gone\n'), ['GET /: gone']);
});

const wrongExamples = [
  ['in a schema', document => write(document).examples = [{ title: 'Notes' }], '#/components/schemas/WritePostRequest/examples/0'],
  ['of an answer', document => read(document).responses['404'].content['application/problem+json'].examples['post.not_found'].value.status = 'none', '#/paths/~1api~1posts~1{id}/get/responses/404/content/application~1problem+json/examples/post.not_found/value/status'],
  ['of a request', document => login(document).requestBody.content['application/json'].example = { email: 'ada@example.com' }, '#/paths/~1api~1auth~1login/post/requestBody/content/application~1json/example'],
  ['of a parameter', document => parameter(list(document), 'page').example = 'many', '#/paths/~1api~1posts/get/parameters/0/example'],
  ['of a field', document => login(document).responses['401'].headers['WWW-Authenticate'].example = 401, '#/paths/~1api~1auth~1login/post/responses/401/headers/WWW-Authenticate/example'],
];

test('Every wrong example is named', () => {
  const found = complaints(planted(document => wrongExamples.forEach(([, change]) => change(document))));

  for (const [name, , expected] of wrongExamples)
    assert.ok(found.includes(expected), `${name}, not among:\n${found.join('\n')}`);
});

/** Where either linter finds an example that does not fit its schema. */
function complaints(document) {
  const folder = mkdtempSync(join(tmpdir(), 'cleanblog-openapi-'));
  const path = join(folder, 'openapi.json');

  try {
    writeFileSync(path, JSON.stringify(document));
    const ofSpectral = run('@stoplight/spectral-cli/dist/index.js', 'lint', path, '--ruleset', here('spectral.yaml'), '--format', 'json', '--quiet');
    const ofRedocly = run('@redocly/cli/bin/cli.js', 'lint', path, '--config', here('redocly.yaml'), '--format', 'json');

    return [
      ...ofSpectral.filter(({ code }) => code.includes('example')).map(({ path }) => `#/${path.map(step => step.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`),
      ...ofRedocly.problems.filter(({ ruleId }) => ruleId.includes('example')).map(({ location }) => location[0].pointer),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(script, ...args) {
  const { stdout } = spawnSync(process.execPath, [here(`node_modules/${script}`), ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });

  return JSON.parse(stdout);
}
