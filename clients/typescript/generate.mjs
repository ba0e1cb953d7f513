// Writes what follows from docs/: the types of the API, its error codes, and the README's snippets as a program to compile and run.
// With --check the committed ones are compared instead of written, and it fails where one is not what docs/ gives.
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const checking = process.argv.includes("--check");
const here = new URL("./", import.meta.url);
const docs = new URL("../../docs/", here);
const banner = "// Made by generate.mjs; change docs/ and run `npm run generate`.\n";

const contract = JSON.parse(await readFile(new URL("openapi.json", docs), "utf8"));
const [problems, members] = (await readFile(new URL("errors.md", docs), "utf8")).split("## Members of `errors`").map(codesIn);

const undocumented = [...exampleCodesIn(contract)].filter((code) => !problems.includes(code));
if (undocumented.length > 0) {
  throw new Error(`docs/errors.md lacks codes that docs/openapi.json has: ${undocumented.join(", ")}`);
}

await keep("src/generated/schema.ts", banner + astToString(await openapiTS(withoutJsonPatch(contract), { alphabetize: true })));
await keep("src/generated/codes.ts", `${banner}
/** What a problem's \`code\` can be. */
${union("ProblemCode", problems)}

/** What the \`code\` of a member of a problem's \`errors\` can be. */
${union("MemberCode", members)}`);

const readme = await readFile(new URL("README.md", here), "utf8");
const strangers = snippetsOf(await readFile(new URL("consuming.md", docs), "utf8")).filter((snippet) => !snippetsOf(readme).includes(snippet));
if (strangers.length > 0) {
  throw new Error(`docs/consuming.md shows what README.md does not, so nobody compiles it:\n${strangers.join("\n")}`);
}

await writeFile(new URL("test/readme.ts", here), programOf(readme));

async function keep(path, text) {
  const file = new URL(path, here);

  if (!checking) {
    await writeFile(file, text);
  } else if ((await readFile(file, "utf8")) !== text) {
    console.error(`clients/typescript/${path} is not what docs/ gives: run \`npm run generate\` in clients/typescript and commit it.`);
    process.exitCode = 1;
  }
}

/** Calls say application/json, under which the server takes no JSON Patch, so the type of their body must not either. */
function withoutJsonPatch(openapi) {
  const copy = structuredClone(openapi);

  for (const { requestBody } of Object.values(copy.paths).flatMap(Object.values)) {
    delete requestBody?.content["application/json-patch+json"];
  }

  return copy;
}

/** The second column of the tables. */
function codesIn(markdown) {
  return [...markdown.matchAll(/^\| \d{3} \| `([^`]+)` \|/gm)].map(([, code]) => code);
}

function exampleCodesIn(openapi) {
  const responses = Object.values(openapi.paths).flatMap(Object.values).flatMap(({ responses = {} }) => Object.values(responses));
  const examples = responses.flatMap(({ content }) => Object.keys(content?.["application/problem+json"]?.examples ?? {}));
  return new Set(examples);
}

function union(name, codes) {
  return `export type ${name} =\n${codes.map((code) => `  | "${code}"`).join("\n")};\n`;
}

function snippetsOf(markdown) {
  return [...markdown.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, snippet]) => snippet);
}

/** The snippets one after the other, for the server that CLEANBLOG_URL names. */
function programOf(markdown) {
  return snippetsOf(markdown).join("\n").replace(/"http:\/\/localhost:8000"/g, 'process.env["CLEANBLOG_URL"]!');
}
