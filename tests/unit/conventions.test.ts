import { describe, expect, it } from 'vitest';
import type { BackgroundBrowser } from '../../utils/background/browser-parts.ts';
import type { Background } from '../../utils/background/create-background.ts';
import { createHandlers } from '../../utils/background/create-handlers.ts';
import { ACCEPTED_FROM } from '../../utils/messaging/protocol.ts';
import type { TabNumbers } from '../../utils/page/tab-numbers.ts';
import { readSources } from '../support/source-files.ts';
import { RULES } from '../support/source-rules.ts';

describe.each(Object.entries(RULES))('every file %s', (_name, { rule, files }) => {
  const sources = readSources(...files);
  it('is read', () => {
    expect(sources.length).toBeGreaterThan(20);
  });

  it('really', () => {
    expect(sources.flatMap((file) => rule(file).map((offence) => `${file.path}: ${offence}`))).toEqual([]);
  });
});

/** What each rule must catch, and what it must let pass; samples are cut so that this file does not break the rules. */
const A_TYPE = 'an' + 'y';
const HTML = 'inner' + 'HTML';
const HOME = '/ho' + 'me/somebody';
const SAMPLES: Record<keyof typeof RULES, { bad: [string, string][]; good: [string, string][] }> = {
  'is at most 300 lines long': {
    bad: [['utils/long.ts', 'x\n'.repeat(301)]],
    good: [['utils/short.ts', 'x\n'.repeat(300)]],
  },
  'is named as files are named': {
    bad: [
      ['utils/someFile.ts', ''],
      ['utils/SomeFile.ts', ''],
      ['utils/some_file.ts', ''],
      ['components/some-part.tsx', ''],
      ['components/somePart.tsx', ''],
    ],
    good: [
      ['utils/some-file.ts', ''],
      ['tests/unit/some-file.test.ts', ''],
      ['tests/vitest.config.ts', ''],
      ['components/SomePart.tsx', ''],
      ['tests/components/SomePart.test.tsx', ''],
      ['entrypoints/sidepanel/main.tsx', ''],
    ],
  },
  'says what each of its exports is for': {
    bad: [
      ['utils/a.ts', 'export const A = 1;'],
      ['utils/a.ts', '/** About something else. */\n\nexport type A = 1;'],
      ['utils/a.ts', "import { b } from './b.ts';\nexport function a() {}"],
      ['utils/a.ts', '// biome-ignore lint/x: y\nexport const A = 1;'],
    ],
    good: [
      ['utils/a.ts', '/** What for. */\nexport const A = 1;'],
      ['utils/a.ts', '/** What for. */\nexport const A = [1];\nexport type B = (typeof A)[number];'],
      ['utils/a.ts', '/** What for. */\n// biome-ignore lint/x: y\nexport default 1;'],
      ['utils/a.ts', 'const a = 1;\nexport { a };'],
    ],
  },
  'switches no type off': {
    bad: [
      ['utils/a.ts', `let a: ${A_TYPE};`],
      ['utils/a.ts', `const a = b as ${A_TYPE};`],
      ['utils/a.ts', `const a: Record<string, ${A_TYPE}> = {};`],
      ['utils/a.ts', `function a(b: string, c: ${A_TYPE}[]) {}`],
      ['utils/a.ts', `type A = string | ${A_TYPE};`],
    ],
    good: [
      ['utils/a.ts', `// takes ${A_TYPE} value\n/* as ${A_TYPE} */ const ${A_TYPE}thing = 'as m${A_TYPE}';`],
      ['utils/a.ts', `if (list.some(${A_TYPE}One)) return 'Closes itself ${A_TYPE} moment';`],
    ],
  },
  'makes no markup or code of text': {
    bad: [
      ['components/A.tsx', `element.${HTML} = text;`],
      [
        'components/A.tsx',
        `<p dangerouslySet${HTML[0]?.toUpperCase()}${HTML.slice(1)}={{ __html: text }} />`,
      ],
      ['utils/a.ts', 'ev' + 'al(text);'],
      ['utils/a.ts', 'new Func' + 'tion(text)();'],
    ],
    good: [
      ['utils/a.ts', `// never ${HTML} =\nelement.textContent = medieval(text);`],
      ['utils/a.ts', `if (page.${HTML} === before) return;`],
    ],
  },
  'imports downwards': {
    bad: [
      ['utils/a.ts', "import { B } from '../components/B.tsx';"],
      ['utils/store/a.ts', "import type { B } from '../../entrypoints/b.ts';"],
      ['utils/a.ts', "export { b } from '../tests/support/b.ts';"],
      ['components/panel/A.tsx', "import { b } from '../../entrypoints/sidepanel/b.ts';"],
      ['entrypoints/a.ts', "const b = await import('../tests/b.ts');"],
      ['tests/emulator/a.ts', "import type { B } from '../../utils/b.ts';"],
      ['tests/emulator/rules/a.ts', "import { B } from '../../../components/B.tsx';"],
    ],
    good: [
      ['entrypoints/a.ts', "import { b } from '../utils/b.ts';"],
      ['components/panel/A.tsx', "import { b } from '../../utils/b.ts';\nimport { B } from './B.tsx';"],
      ['tests/unit/a.test.ts', "import { b } from '../../utils/b.ts';"],
      ['utils/a.ts', "// like import { b } from '../tests/b.ts';\nimport * as v from 'valibot';"],
      ['tests/emulator/a.ts', "import { b } from '../support/b.ts';"],
    ],
  },
  'leaves the SDK to its room': {
    bad: [
      ['utils/sync/a.ts', "import { SDK } from '@ringcentral/sdk';"],
      ['components/A.tsx', "import type SDK from '@ringcentral/sdk/es6/SDK.js';"],
    ],
    good: [['utils/ringcentral/a.ts', "import { SDK } from '@ringcentral/sdk';"]],
  },
  'leaves the badge to its file': {
    bad: [
      ['utils/sync/a.ts', "await browser.action.setBadgeText({ text: '1' });"],
      ['utils/sync/a.ts', "await action.setBadgeText({ text: '1' });"],
      ['components/A.tsx', 'chrome.action.onClicked.addListener(b);'],
    ],
    good: [
      ['utils/badge.ts', 'action.setBadgeText({ text });'],
      ['entrypoints/background.ts', 'browser.action.onClicked.addListener(b);'],
      ['utils/background/a.ts', 'drawBadge(browser.action, badge);'],
    ],
  },
  'names no machine': {
    bad: [
      ['tests/a.ts', `const path = '${HOME}/x';`],
      ['README.md', `Run it in ${HOME}`],
      ['tests/a.ts', `open('C:${'\\'}Users')`],
    ],
    good: [
      ['tests/a.ts', "fetch('https://crm.example/home/x'); const path = '/restapi/v1.0';"],
      ['tests/a.ts', "import { b } from '../../work/b.ts';"],
    ],
  },
};

describe.each(Object.entries(SAMPLES))('the rule "%s"', (name, { bad, good }) => {
  const check = RULES[name]?.rule ?? (() => []);

  it.each(bad)('catches its sample %#', (path, text) => {
    expect(check({ path, text })).not.toEqual([]);
  });

  it.each(good)('lets pass its sample %#', (path, text) => {
    expect(check({ path, text })).toEqual([]);
  });
});

describe('the protocol', () => {
  const [protocol] = readSources('utils/messaging/protocol.ts');
  const body = (type: string) =>
    new RegExp(`type ${type} = \\{([\\s\\S]*?)\\n\\};`).exec(protocol?.text ?? '')?.[1];
  const namesIn = (type: string) =>
    [...(body(type) ?? '').matchAll(/^ {2}(\w+)\(/gm)].map(([, name]) => name);
  const commands = namesIn('PanelCommands');
  const events = namesIn('PageEvents');

  it('has a sender for every message, and content scripts may send events only', () => {
    expect(commands.length).toBeGreaterThan(10);
    expect(ACCEPTED_FROM).toEqual(
      Object.fromEntries([
        ...commands.map((name) => [name, 'ourPage']),
        ...events.map((name) => [name, 'contentScript']),
      ]),
    );
  });

  it('has a handler for every message, and no other', () => {
    const handlers = createHandlers({} as Background, {} as BackgroundBrowser, {} as TabNumbers);
    expect(Object.keys(handlers).sort()).toEqual([...commands, ...events].sort());
  });

  it('says of every message what it does', () => {
    for (const name of [...commands, ...events]) {
      expect(protocol?.text, name).toMatch(new RegExp(`\\*/\\n {2}${name}\\(`));
    }
  });
});
