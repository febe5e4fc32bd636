import { describe, expect, it } from 'vitest';
import { pagePattern, pageRecord } from '../../../utils/phone/page-pattern.ts';

describe('the kind of page an address names', () => {
  it.each([
    ['/contacts/18', '/contacts/*'],
    ['/contacts/18#notes', '/contacts/*'],
    ['/app/#/contacts/44/edit?x=1', '/app/#/contacts/*/edit'],
    ['/lightning/r/Contact/0035f00000A1/view', '/lightning/r/*/*/view'],
    ['/', '/'],
  ])('of %s is %s', (address, pattern) => {
    expect(pagePattern(address)).toBe(pattern);
  });
});

describe('the record an address names', () => {
  it.each([
    ['/contacts/18', '/contacts/18/notes'],
    ['/contacts/18', '/contacts/18#notes'],
    ['/app/#/contacts/44', '/app/#/contacts/44/edit?tab=2'],
    ['/inbox', '/contacts'],
  ])('is the same in %s and %s', (one, other) => {
    expect(pageRecord(one)).toBe(pageRecord(other));
  });

  it.each([
    ['/contacts/18', '/contacts/44'],
    ['/app/#/contacts/44', '/app/#/contacts/45'],
    ['/contacts/18', '/contacts'],
  ])('is another in %s and %s', (one, other) => {
    expect(pageRecord(one)).not.toBe(pageRecord(other));
  });

  it('is told by a hash only, and by nothing where there is none', () => {
    expect(pageRecord('/people/jane-doe-4155550123')).toMatch(/^[a-z0-9]{1,7}$/);
    expect(pageRecord('/contacts')).toBe('');
  });
});
