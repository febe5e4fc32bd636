import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { unpackText } from '../../../utils/phone/unpack-text.ts';

const file = createRequire(import.meta.url).resolve('libphonenumber-js/metadata.min.json');
const METADATA = JSON.stringify(JSON.parse(readFileSync(file, 'utf8')));

const pack = (text: string) => deflateRawSync(text, { level: 9 }).toString('base64');

describe('packed text', () => {
  it('makes what libphonenumber knows a third as large, and loses nothing of it', () => {
    const packed = pack(METADATA);
    expect(packed.length).toBeLessThan(METADATA.length / 3);
    expect(unpackText(packed)).toBe(METADATA);
  });

  it.each(['', 'x', 'aaaaaaaaaaaaaaaa', 'Tēlephōn 📞'])('brings back %j', (text) => {
    expect(unpackText(pack(text))).toBe(text);
  });

  it('throws at what was not packed', () => {
    expect(() => unpackText(btoa('not deflated'))).toThrow();
  });
});
