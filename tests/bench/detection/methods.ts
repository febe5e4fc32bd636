import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { BUILT_EXTENSION } from '../../browser/launch-extension.ts';
import { bundle } from '../bundle.ts';

/** A way to find numbers on a page. */
export type Method = {
  name: 'ours' | 'floor' | 'libphonenumber' | 'c2d';
  /** Its code for the page, which leaves a function `startMethod` there; not measured. */
  source: string;
  /** Bytes of the code as it would be put into every frame. */
  bytes: number;
  /** Whether it goes on after `startMethod`, and tells of changes. */
  watches: boolean;
};

/** All methods that are there; the peer only where `ringcentral-c2d` is installed. */
export async function loadMethods(): Promise<Method[]> {
  const peer = await loadPeer();
  return [
    await loadOurs(),
    { name: 'floor', source: `globalThis.startMethod = ${floor}`, bytes: 0, watches: false },
    await loadLibphonenumber(),
    ...(peer ? [peer] : []),
  ];
}

/**
 * The script as it ships, with its first line first, which says how it is compiled. Sending costs what the browser's own
 * serialising costs; reading it is the receiver's.
 */
async function loadOurs(): Promise<Method> {
  const script = await readFile(`${BUILT_EXTENSION}/crm-page.js`, 'utf8');
  const runtime = `{
    id: 'this-extension',
    onMessage: { addListener() {} },
    async sendMessage({ payload }) { bench.found(JSON.stringify(payload)); },
  }`;
  const [firstLine] = script.split('\n');
  return {
    name: 'ours',
    source: `${firstLine}\nglobalThis.chrome = { runtime: ${runtime} }; globalThis.startMethod = () => {${script}};`,
    bytes: Buffer.byteLength(script),
    watches: true,
  };
}

/** The least that any method does which reads text, links and fields: reach each once. Runs in the page. */
function floor(): void {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let length = 0;
  while (walker.nextNode()) length += (walker.currentNode as Text).data.length;
  for (const element of document.querySelectorAll('a[href^="tel:"],a[href^="sms:"],input,textarea')) {
    length += ((element as HTMLInputElement).value ?? element.getAttribute('href')).length;
  }
  (globalThis as unknown as { bench: { found(what: number): void } }).bench.found(length);
}

async function loadLibphonenumber(): Promise<Method> {
  const code = await bundle(`
    import { findPhoneNumbersInText } from 'libphonenumber-js/min';
    globalThis.startMethod = () => bench.found(
      findPhoneNumbersInText(document.body.innerText, 'US').map(({ number }) => number.number));`);
  return { name: 'libphonenumber', source: code, bytes: Buffer.byteLength(code), watches: false };
}

/** RingCentral's own library, with its observer and matcher and without its widget. */
async function loadPeer(): Promise<Method | undefined> {
  const file = findPeer();
  if (!file) return undefined;
  const code = await readFile(file, 'utf8');
  const start = `globalThis.startMethod = () => {
    const { observer } = new (RingCentralC2D.RingCentralC2D ?? RingCentralC2D)({ widget: { setTarget() {} } });
    const { matcher } = observer._props;
    const match = matcher.match.bind(matcher);
    matcher.match = (options) => {
      const found = match(options);
      if (found?.length) bench.found(found.map(({ context }) => context.phoneNumber));
      return found;
    };
  };`;
  return { name: 'c2d', source: `${code};${start}`, bytes: Buffer.byteLength(code), watches: true };
}

function findPeer(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve('ringcentral-c2d/build/index.js');
  } catch {
    return undefined;
  }
}
