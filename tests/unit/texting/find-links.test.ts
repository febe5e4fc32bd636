import { describe, expect, it } from 'vitest';
import { findLinks } from '../../../utils/texting/find-links.ts';

const linksOf = (text: string) =>
  findLinks(text).flatMap((part) => ('href' in part ? [[part.text, part.host]] : []));

describe('links in a text', () => {
  it.each([
    ['See https://a.example/x?y=1#z now', [['https://a.example/x?y=1#z', 'a.example']]],
    ['http://a.example', [['http://a.example', 'a.example']]],
    ['HTTPS://A.Example/X', [['HTTPS://A.Example/X', 'a.example']]],
    ['(https://a.example/x).', [['https://a.example/x', 'a.example']]],
    ['Really? https://a.example/x!!!', [['https://a.example/x', 'a.example']]],
    ['https://a.example:8080/x', [['https://a.example:8080/x', 'a.example:8080']]],
    [
      'one\nhttps://a.example\ntwo https://b.example',
      [
        ['https://a.example', 'a.example'],
        ['https://b.example', 'b.example'],
      ],
    ],
  ])('%s', (text, expected) => {
    expect(linksOf(text)).toEqual(expected);
  });

  it('show where they really lead', () => {
    expect(linksOf('https://pаypal.example/login')).toEqual([
      ['https://pаypal.example/login', 'xn--pypal-4ve.example'],
    ]);
    expect(linksOf('https://bank.example.evil.example/')).toEqual([
      ['https://bank.example.evil.example/', 'bank.example.evil.example'],
    ]);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt://a.example/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'ftp://a.example/',
    'www.example.com',
    'example.com/x',
    'https://',
    'https://localhost/x',
    'https://bank.example@evil.example/',
    'https://user:secret@a.example/',
    'xhttps://a.example',
    '<a href="javascript:alert(1)">click</a>',
    'mail@example.com',
  ])('are none in %s', (text) => {
    expect(linksOf(text)).toEqual([]);
  });

  it.each([
    '',
    'no link',
    'https://a.example',
    'a https://a.example. b (https://b.example) c javascript:x',
    '\u202Ehttps://a.example\u202C <b>',
    'https://bad@x.example https://a.example',
  ])('change no character of the text: %j', (text) => {
    expect(
      findLinks(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });

  it('lead only to http and https', () => {
    for (const part of findLinks('https://a.example http://b.example/?x="><script>')) {
      if ('href' in part) expect(part.href).toMatch(/^https?:\/\/[^"<>]*$/);
    }
  });

  it('are found in a very long text in no time', () => {
    const text = `${'https://'.repeat(20_000)}${'a.'.repeat(50_000)}`;
    const before = performance.now();
    findLinks(text);
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});
