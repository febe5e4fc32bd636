import { describe, expect, it } from 'vitest';
import {
  fillTemplate,
  findTemplates,
  insertTemplate,
  PLACEHOLDERS,
  type Template,
  templateQuery,
} from '../../../utils/texting/templates.ts';

const VALUES = { customerNumber: '+14155550127', myName: 'Alex Rivera', queue: 'Billing' };

describe('a template', () => {
  it('has every placeholder filled, wherever and however often it stands', () => {
    const text = '{my name} of {queue}: {customer number}? {my name}.{queue}';
    expect(fillTemplate(text, VALUES)).toBe('Alex Rivera of Billing: +14155550127? Alex Rivera.Billing');
    for (const [placeholder, key] of PLACEHOLDERS)
      expect(fillTemplate(placeholder, VALUES)).toBe(VALUES[key]);
  });

  it('keeps what cannot be filled, so that it is noticed', () => {
    expect(fillTemplate('{my name}, {queue}, {order}', { ...VALUES, queue: '' })).toBe(
      'Alex Rivera, {queue}, {order}',
    );
  });

  it('takes a value as it is, whatever it looks like', () => {
    expect(fillTemplate('Hi {my name}', { ...VALUES, myName: '$& $1 {queue}' })).toMatch(/^Hi \$& \$1 /);
  });
});

describe('what is typed to find one', () => {
  it.each([
    ['/', 1, ''],
    ['/th', 3, 'th'],
    ['Hello /th', 9, 'th'],
    ['Hello\n/th', 9, 'th'],
    ['/thanks a lot', 3, 'th'],
    ['/th', 1, ''],
    ['', 0, undefined],
    ['Hello', 5, undefined],
    ['and/or', 6, undefined],
    ['1/2', 3, undefined],
    ['https://x', 9, undefined],
    ['/th ', 4, undefined],
    ['/a/b', 4, undefined],
  ])('in %j at %i is %j', (text, caret, query) => {
    expect(templateQuery(text, caret)).toBe(query);
  });

  it('is replaced by the template, and nothing else; the caret stands behind it', () => {
    const text = 'Hello /th and bye';
    expect(insertTemplate(text, 9, 'Thank you!')).toEqual({ text: 'Hello Thank you! and bye', caret: 16 });
    expect(insertTemplate('/', 1, 'Thank you!')).toEqual({ text: 'Thank you!', caret: 10 });
  });
});

describe('the templates found', () => {
  const make = (name: string, text: string): Template => ({ id: name, name, text });
  const all = [
    make('Hours', 'We are open 8 to 5. Thanks'),
    make('Thanks', 'Thank you'),
    make('Bye', 'So long'),
  ];
  const found = (query: string) => findTemplates(all, query).map(({ name }) => name);

  it.each([
    ['', ['Hours', 'Thanks', 'Bye']],
    ['thank', ['Thanks', 'Hours']],
    ['LONG', ['Bye']],
    ['nothing', []],
  ])('for %j are those with it in the name, then in the text: %j', (query, names) => {
    expect(found(query)).toEqual(names);
  });
});
