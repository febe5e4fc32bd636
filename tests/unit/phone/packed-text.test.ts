import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { packText, unpackText } from '../../../utils/phone/packed-text.ts';

const file = createRequire(import.meta.url).resolve('libphonenumber-js/metadata.min.json');
const METADATA = JSON.stringify(JSON.parse(readFileSync(file, 'utf8')));

describe('packed text', () => {
  it('makes what libphonenumber knows a third smaller, and loses nothing of it', () => {
    const packed = packText(METADATA);
    expect(JSON.stringify(packed).length).toBeLessThan((METADATA.length * 2) / 3);
    expect(unpackText(packed)).toBe(METADATA);
  });

  it.each(['ab', 'aaaaaaaaaaaaaaaa', 'a$1b$1c$1', '', 'x', '100% &c.'])('brings back %j', (text) => {
    expect(unpackText(packText(text))).toBe(text);
  });
});
