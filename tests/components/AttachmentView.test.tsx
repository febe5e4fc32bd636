import { Blob as StorableBlob } from 'node:buffer';
import { screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AttachmentView } from '../../components/panel/AttachmentView.tsx';
import type { Attachment } from '../../utils/ringcentral/entry-record.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { createHarness, failed, type Harness, OK, press, settle } from '../support/component-harness.ts';
import { makeMessage } from '../support/make-records.ts';

const FILE: Attachment = {
  id: 'a1',
  contentType: 'image/png',
  filename: 'leak.png',
  contentUri: 'https://media.example.test/1',
  size: 2048,
};
const LOAD = { name: 'loadAttachment', payload: { threadId: 't1', entryId: 'e1', attachmentId: 'a1' } };

let harness: Harness;
let addresses: Set<string>;
beforeEach(async () => {
  harness = await createHarness();
  addresses = new Set();
  vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
    const address = `blob:test/${addresses.size}`;
    addresses.add(address);
    return address;
  });
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((address) => void addresses.delete(address));
});
afterEach(() => vi.restoreAllMocks());

const draw = async (change: Partial<Attachment> = {}) => {
  const attachment = { ...FILE, ...change };
  const drawn = harness.draw(
    <AttachmentView message={makeMessage({ attachments: [attachment] })} attachment={attachment} />,
  );
  await settle();
  return drawn;
};
const keep = (type = 'image/png') => {
  // The database in memory can copy this kind of blob, not the DOM's.
  const blob = new StorableBlob(['x'], { type }) as Blob;
  return harness.db.put('attachments', { id: 'a1', threadId: 't1', blob, fetchedAt: 1 });
};
const image = () => document.querySelector('img');
const all = () => document.body.textContent ?? '';

describe('a picture', () => {
  it('is asked for once, by its message, and shown when it is there', async () => {
    await draw();
    expect(harness.sent).toEqual([LOAD]);
    expect(all()).toContain('leak.png2 KB');
    await keep();
    await harness.tell({ topics: ['attachments'] });
    await settle();
    expect([image()?.alt, image()?.src]).toEqual(['leak.png', 'blob:test/0']);
    expect(harness.sent).toHaveLength(1);
    await expectAccessible();
  });

  it('that is kept needs nobody', async () => {
    await keep();
    await draw();
    expect(image()).toBeTruthy();
    expect(harness.sent).toEqual([]);
  });

  it('gives its memory back when it is no longer shown', async () => {
    await keep();
    const { unmount } = await draw();
    expect(addresses.size).toBe(1);
    unmount();
    await settle();
    expect(addresses.size).toBe(0);
  });

  it('is drawn as what it is said to be, never as a page', async () => {
    await keep('text/html');
    await draw();
    const [blob] = vi.mocked(URL.createObjectURL).mock.calls[0] ?? [];
    expect((blob as Blob).type).toBe('image/png');
  });

  it('that is very large waits until the agent asks', async () => {
    await draw({ size: 3_000_001 });
    expect(harness.sent).toEqual([]);
    await expectAccessible();
    await press('Show');
    expect(harness.sent).toEqual([LOAD]);
  });

  it('that could not be fetched says so, and is asked for again at a press', async () => {
    harness.answer(() => failed({ kind: 'offline', cause: 'network', isOutcomeUnknown: false }));
    await draw();
    expect(harness.sent).toHaveLength(1);
    await expectAccessible();
    harness.answer(() => OK);
    await press('Not loaded. Try again');
    expect(harness.sent).toEqual([LOAD, LOAD]);
  });

  it('without a name has one for those who cannot see it', async () => {
    await keep();
    await draw({ filename: undefined });
    expect(screen.getByRole('img').getAttribute('alt')).toBe('Picture without a name');
  });
});

describe('what is not a picture a browser draws safely', () => {
  it.each([
    'image/svg+xml',
    'image/tiff',
    'application/pdf',
    'text/html',
    'video/mp4',
    'image/png; charset=x',
    '',
  ])('is named, not fetched: %s', async (contentType) => {
    await keep(contentType);
    await draw({ contentType });
    expect([image(), harness.sent]).toEqual([null, []]);
    expect(all()).toBe('leak.png2 KB');
  });
});
