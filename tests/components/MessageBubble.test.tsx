import { screen } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { MessageBubble } from '../../components/panel/MessageBubble.tsx';
import type { Entry } from '../../utils/ringcentral/entry-record.ts';
import { formatTimeOfDay } from '../../utils/wording/format-time.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { createHarness, type Harness } from '../support/component-harness.ts';
import { alex, at, beth, makeMessage } from '../support/make-records.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await createHarness();
});
const draw = (change: Partial<Entry> = {}) => harness.draw(<MessageBubble message={makeMessage(change)} />);
const words = () => document.body.textContent ?? '';
const file = (change: object) => [
  {
    id: 'a',
    contentType: 'image/png',
    filename: 'leak.png',
    contentUri: 'https://media.test/1',
    size: 2048,
    ...change,
  },
];

describe('a text', () => {
  it('of the customer says what and when, and nothing about its way', async () => {
    draw();
    expect(words()).toBe(`Is my order ready?${formatTimeOfDay(at(1))}`);
    await expectAccessible();
  });

  it.each([
    ['Queued', 'Sending'],
    ['Sent', 'Sent'],
    ['Delivered', 'Delivered'],
    ['DeliveryFailed', 'Not delivered'],
    ['SendingFailed', 'Not sent'],
  ])('of ours says who wrote it and how far it got: %s', async (messageStatus, expected) => {
    draw({ direction: 'Outbound', messageStatus, author: beth });
    expect(words()).toMatch(new RegExp(`Beth Nolan · ${expected} · `));
    await expectAccessible();
  });

  it('of mine says so', () => {
    draw({ direction: 'Outbound', messageStatus: 'Sent', author: alex });
    expect(words()).toContain('You · Sent');
  });

  it.each<Partial<Entry>>([
    { direction: 'Outbound', author: undefined, messageStatus: undefined },
    { direction: 'Sideways', messageStatus: 'Unheard' },
    { text: undefined },
    { creationTime: '', lastModifiedTime: '' },
    { attachments: [] },
  ])('does without what is not known: %j', (change) => {
    draw(change);
    expect(words()).not.toMatch(/undefined|null|Invalid/);
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror="alert(1)">',
    '"><svg onload=alert(1)>',
    '&lt;b&gt; &amp; &nbsp;',
    '{{constructor.constructor("alert(1)")()}}',
  ])('is shown as it was written: %s', (text) => {
    const { container } = draw({ text });
    expect(container.querySelector('p')?.textContent).toBe(text);
    expect(container.querySelector('script, img, svg, b')).toBeNull();
  });

  it('of 100,000 characters is shown whole', () => {
    const text = 'x'.repeat(100_000);
    draw({ text });
    expect(words()).toContain(text);
  });

  it('takes its direction from itself, and keeps that of names to themselves', () => {
    const text = 'مرحبا \u202E cba';
    draw({ text, direction: 'Outbound', author: { ...beth, name: 'שירה' } });
    expect(screen.getByText(text.trim()).getAttribute('dir')).toBe('auto');
    expect(screen.getByText('שירה').tagName).toBe('BDI');
  });
});

describe('a file', () => {
  it.each([
    [{}, 'leak.png', '2 KB'],
    [{ size: 1 }, 'leak.png', '1 KB'],
    [{ size: 3_355_443 }, 'leak.png', '3.2 MB'],
    [{ size: undefined }, 'leak.png', ''],
    [{ filename: undefined }, 'image/png', '2 KB'],
    [{ filename: '', contentType: '' }, 'Attachment', '2 KB'],
    [{ filename: '<b>.png' }, '<b>.png', '2 KB'],
  ])('is named with its size: %j', async (change, name, size) => {
    draw({ text: undefined, attachments: file(change) });
    expect(words()).toContain(`${name}${size}`);
    await expectAccessible();
  });

  it('stands below the text it came with, one line each', () => {
    draw({ text: 'See these', attachments: [...file({}), ...file({ id: 'b', filename: 'plan.pdf' })] });
    expect(words()).toMatch(/^See these.*leak\.png.*plan\.pdf/);
  });
});
