import { importsOf, type SourceFile, withoutComments, withoutStrings } from './source-files.ts';

/** A rule says what is wrong with a file, line by line or in one sentence; nothing when all is well. */
export type Rule = (file: SourceFile) => string[];

const isProduct = (path: string) => /^(utils|components|entrypoints)\//.test(path);

/** The lines of the code, without comments, that match. */
const linesWith = (text: string, pattern: RegExp): string[] =>
  withoutComments(text)
    .split('\n')
    .flatMap((line, index) => (pattern.test(line) ? [`line ${index + 1}: ${line.trim()}`] : []));

/** No file is longer than 300 lines. */
export const isShort: Rule = ({ text }) => {
  const lines = text.trimEnd().split('\n').length;
  return lines > 300 ? [`${lines} lines`] : [];
};

/** `.ts` files are named in kebab-case, `.tsx` in PascalCase, but for each page's `main.tsx`. */
export const isWellNamed: Rule = ({ path }) => {
  const name = path.split('/').at(-1) ?? '';
  const isKebab = /^[a-z\d]+(-[a-z\d]+)*(\.(test|spec|config|bench|d))?\.ts$/.test(name);
  const isPascal = /^([A-Z][a-z\d]*)+(\.test)?\.tsx$/.test(name) || name === 'main.tsx';
  return isKebab || isPascal ? [] : [name];
};

/** Every export has a comment above it; exports may share one when they stand together without an empty line. */
export const isDocumented: Rule = ({ text }) => {
  const lines = text.split('\n');
  const isCommented = (index: number): boolean => {
    for (let above = index - 1; above >= 0; above -= 1) {
      const line = lines[above] ?? '';
      if (/^\s*$/.test(line)) return false;
      if (/\*\/\s*$|^\s*\/\//.test(line)) return !/biome-ignore/.test(line) || isCommented(above);
    }
    return false;
  };
  return lines.flatMap((line, index) =>
    /^export (?!\{|\*)/.test(line) && !isCommented(index) ? [`line ${index + 1}: ${line}`] : [],
  );
};

/** No type is switched off. */
export const hasNoAny: Rule = ({ text }) =>
  linesWith(withoutStrings(withoutComments(text)), /(?::|\bas|[<,|&]|=>)\s*any\b(?!\s*:)|\bany\[\]/);

/** No text becomes markup or code. Reading a page's markup is no offence, writing any is. */
export const hasNoMarkupFromText: Rule = ({ text }) =>
  linesWith(
    text,
    /\b(?:innerHTML|outerHTML|srcdoc)\s*\+?=(?!=)|insertAdjacentHTML|dangerouslySetInnerHTML|setHTMLUnsafe|document\.write|\beval\s*\(|new Function\b/i,
  );

const RANK: Record<string, number> = { utils: 0, components: 1, entrypoints: 2, tests: 3 };

/** Imports point one way: tests, entrypoints, components, utils; the emulator shares nothing with the product. */
export const importsDownwards: Rule = (file) => {
  const [room = ''] = file.path.split('/');
  const rank = RANK[room] ?? 3;
  const isEmulator = file.path.startsWith('tests/emulator/');
  return importsOf(file).filter((imported) => {
    const [target = ''] = imported.split('/');
    if (isEmulator && isProduct(imported)) return true;
    return (RANK[target] ?? 0) > rank;
  });
};

/** Only `utils/ringcentral` talks to the SDK. */
export const leavesSdkAlone: Rule = (file) =>
  file.path.startsWith('utils/ringcentral/')
    ? []
    : importsOf(file).filter((imported) => /^@ringcentral\/sdk\b/.test(imported));

/** Only the badge's own file draws it; entrypoints may hand the button over. */
export const leavesBadgeAlone: Rule = ({ path, text }) =>
  path === 'utils/badge.ts' || path.startsWith('entrypoints/')
    ? []
    : linesWith(text, /\b(?:browser|chrome)\.action\.|\.(?:setBadge\w+|setTitle)\(/);

/** No path of somebody's machine. */
export const namesNoMachine: Rule = ({ text }) =>
  text
    .split('\n')
    .flatMap((line, index) =>
      /(?:^|[\s'"`(=:])(?:\/(?:home|root|Users|work|tmp|mnt|opt)\/[\w.-]|[A-Z]:\\[\w.-])|file:\/\/\/(?:home|root|Users|work|tmp)\//.test(
        line,
      )
        ? [`line ${index + 1}: ${line.trim()}`]
        : [],
    );

/** The rules by name, and the files each is for. */
export const RULES: Record<string, { rule: Rule; files: string[] }> = {
  'is at most 300 lines long': {
    rule: isShort,
    files: ['{utils,components,entrypoints,tests,public}/**/*.{ts,tsx,css,mjs}', '*.{ts,mjs}'],
  },
  'is named as files are named': {
    rule: isWellNamed,
    files: ['{utils,components,entrypoints,tests}/**/*.{ts,tsx}', '*.ts'],
  },
  'says what each of its exports is for': { rule: isDocumented, files: ['utils/**/*.ts'] },
  'switches no type off': { rule: hasNoAny, files: ['{utils,components,entrypoints,tests}/**/*.{ts,tsx}'] },
  'makes no markup or code of text': {
    rule: hasNoMarkupFromText,
    files: ['{utils,components,entrypoints}/**/*.{ts,tsx,html}'],
  },
  'imports downwards': {
    rule: importsDownwards,
    files: ['{utils,components,entrypoints,tests}/**/*.{ts,tsx}'],
  },
  'leaves the SDK to its room': {
    rule: leavesSdkAlone,
    files: ['{utils,components,entrypoints,tests}/**/*.{ts,tsx}'],
  },
  'leaves the badge to its file': {
    rule: leavesBadgeAlone,
    files: ['{utils,components,entrypoints}/**/*.{ts,tsx}'],
  },
  'names no machine': {
    rule: namesNoMachine,
    files: [
      '{utils,components,entrypoints,tests,public}/**/*.{ts,tsx,css,html,json,mjs,md}',
      '*.{ts,json,md,mjs}',
    ],
  },
};
