import { describe, expect, it } from 'vitest';
import { codeChallenge, randomToken } from '../../../utils/ringcentral/pkce.ts';

describe('PKCE', () => {
  it('makes the challenge of the example in RFC 7636, appendix B', async () => {
    expect(await codeChallenge('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
      'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    );
  });

  it('makes verifiers of 43 unreserved characters (4.1), never the same twice', () => {
    const tokens = Array.from({ length: 200 }, randomToken);
    for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
    expect(new Set(tokens).size).toBe(200);
  });
});
