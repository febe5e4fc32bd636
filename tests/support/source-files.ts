import { globSync, readFileSync } from 'node:fs';

/** A file of this repository, by its path from the root. */
export type SourceFile = { path: string; text: string };

const ROOT = new URL('../../', import.meta.url);
const IGNORED = /(^|\/)(node_modules|\.[^/]+)(\/|$)/;

/** The repository's own files that match the patterns; nothing installed, built or hidden. */
export function readSources(...patterns: string[]): SourceFile[] {
  const paths = patterns.flatMap((pattern) => globSync(pattern, { cwd: ROOT }));
  return [...new Set(paths)]
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !IGNORED.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(new URL(path, ROOT), 'utf8') }));
}

/** The code without its comments, every line still in its place. */
export const withoutComments = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|[^:'"`/])\/\/.*$/gm, '$1');

/** The code without its one-line strings, so that words in them are not taken for code. */
export const withoutStrings = (code: string): string =>
  code.replace(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, "''");

const IMPORTS = [
  /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm,
  /^\s*import\s*['"]([^'"]+)['"]/gm,
  /^[^'"`\n]*\bimport\(\s*['"]([^'"]+)['"]/gm,
];

/** What a file imports: packages by name, files by their path from the root. */
export function importsOf({ path, text }: SourceFile): string[] {
  const code = withoutComments(text);
  return IMPORTS.flatMap((pattern) => [...code.matchAll(pattern)]).map(([, name = '']) =>
    name.startsWith('.') ? new URL(name, `file:///${path}`).pathname.slice(1) : name,
  );
}
