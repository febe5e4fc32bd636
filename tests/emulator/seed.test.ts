import { inflateSync } from 'node:zlib';
import type MessageThread from '@rc-ex/core/definitions/MessageThread';
import type ThreadEntrySyncItem from '@rc-ex/core/definitions/ThreadEntrySyncItem';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { agents } from './seed/agents.ts';
import { expected } from './seed/catalogue.ts';
import { customers } from './seed/customers.ts';
import { pngFile } from './seed/files.ts';
import { queues } from './seed/queues.ts';
import { LONGEST_TEXT } from './seed/scenes/odd-texts.ts';
import { guestNumber } from './seed/volume-numbers.ts';
import { createTestBed } from './test-bed.ts';

const { control } = createTestBed();
const { state } = control;
const threads = state.threads();
const entriesOf = (thread: MessageThread | undefined) => state.entries(thread?.id ?? '');
const all: ThreadEntrySyncItem[] = threads.flatMap(entriesOf);
const open = (queue: string, customer: { phoneNumber: string }) =>
  state.openThread(queue, customer.phoneNumber);

describe('the catalogue holds', () => {
  it('unassigned threads over the queues Alex handles, in all and by queue', () => {
    expect(state.unassignedCount('Alex Rivera')).toBe(expected.unassignedForAlex);
    expect(state.unassignedCount('Beth Nolan')).toBe(expected.unassignedForBeth);
    for (const [key, count] of Object.entries(expected.unassignedForAlexByQueue)) {
      const { name } = queues[key as keyof typeof expected.unassignedForAlexByQueue];
      const waiting = threads.filter(
        (thread) =>
          thread.owner?.name === name &&
          thread.status === 'Open' &&
          !thread.assignee &&
          thread.availability === 'Alive',
      );
      expect([name, waiting.length]).toEqual([name, count]);
    }
  });

  it('what Alex sees', () => {
    const mine = threads.filter((thread) =>
      ['Billing', 'Support', 'Harbor Site', 'Spring Promo'].includes(thread.owner?.name ?? ''),
    );
    const alive = mine.filter((thread) => thread.availability === 'Alive');
    expect(alive).toHaveLength(expected.aliveForAlex);
    expect(alive.filter((thread) => thread.status === 'Open')).toHaveLength(expected.openForAlex);
    expect(alive.filter((thread) => thread.assignee?.name === 'Alex Rivera')).toHaveLength(
      expected.assignedToAlex,
    );
  });

  it('customers with many and with one past thread', () => {
    const dana = state.threads({ guestNumber: customers.dana.phoneNumber });
    expect(dana.filter((thread) => thread.status === 'Resolved')).toHaveLength(expected.pastThreadsOfDana);
    expect(new Set(dana.map((thread) => thread.owner?.name))).toEqual(new Set(['Billing', 'Support']));
    expect(dana[0]?.creationTime?.slice(0, 7)).toBe('2025-03');
    expect(state.threads({ guestNumber: customers.marcus.phoneNumber })).toHaveLength(1);
  });

  it("every customer has a thread, every number is in one thread's pair", () => {
    const guests = new Set(threads.map((thread) => thread.guestParty?.phoneNumber));
    expect(guests).toEqual(new Set(Object.values(customers).map((customer) => customer.phoneNumber)));
  });
});

describe('the numbers', () => {
  it('are fictional ones that libphonenumber considers valid, except the one said not to be', () => {
    for (const [key, { phoneNumber }] of Object.entries(customers)) {
      expect([key, parsePhoneNumberFromString(phoneNumber)?.isValid()]).toEqual([key, key !== 'gareth']);
    }
    expect(
      Object.values(customers).map(({ phoneNumber }) => phoneNumber.replace(/\d{2}$/, '').slice(0, 3)),
    ).toEqual(expect.arrayContaining(['+49', '+33', '+44']));
    for (const { phoneNumber } of Object.values(customers)) {
      if (phoneNumber.startsWith('+1')) expect(phoneNumber).toMatch(/^\+1\d{3}55501\d\d$/);
    }
  });

  it('volume numbers too, all different', () => {
    const numbers = Array.from({ length: 38_000 }, (_, n) => guestNumber(n));
    expect(new Set(numbers).size).toBe(numbers.length);
    const seeded = new Set(Object.values(customers).map((customer) => customer.phoneNumber));
    expect(numbers.some((number) => seeded.has(number))).toBe(false);
    for (const number of [...numbers.slice(0, 400), ...numbers.slice(-400)])
      expect([number, parsePhoneNumberFromString(number)?.isValid()]).toEqual([number, true]);
  });
});

describe('the story has', () => {
  it('all four statusReasons and a deleted thread', () => {
    expect(new Set(threads.map((thread) => thread.statusReason))).toEqual(
      new Set([undefined, 'Manual', 'ThreadExpired', 'OwnerDeleted', 'OwnerPhoneNumberDeleted']),
    );
    expect(threads.filter((thread) => thread.availability === 'Deleted')).toHaveLength(1);
    expect(JSON.stringify(all)).not.toContain('4111');
  });

  it('notes by several authors, one edited, one deleted', () => {
    const notes = entriesOf(open('Billing', customers.rosa)).filter((entry) =>
      entry.recordType?.endsWith('Note'),
    );
    expect(
      notes.map((note) => [note.recordType, note.author?.name, note.creationTime === note.lastModifiedTime]),
    ).toEqual([
      ['AliveNote', 'Beth Nolan', false],
      ['AliveNote', 'Sam Ortiz', true],
      ['DeletedNote', undefined, false],
      ['AliveNote', 'Jenn Lee', true],
    ]);
  });

  it('MMS: real PNGs and a PDF by name', () => {
    const files = entriesOf(open('Harbor Site', customers.grace)).flatMap((entry) => entry.attachments ?? []);
    expect(files.map((file) => file.filename)).toEqual([
      'leak-1.png',
      'leak-2.png',
      'offer-unit-4.pdf',
      'signed-offer.png',
    ]);
    const { bytes } = pngFile('x.png', [9, 9, 9], 8);
    expect([...bytes.slice(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const start = Buffer.from(bytes).indexOf('IDAT') + 4;
    const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(start - 8);
    expect(inflateSync(bytes.slice(start, start + length))).toHaveLength(8 * (8 * 3 + 1));
  });

  it('hard texts: 999 characters, emoji sequences, both right-to-left scripts, bidi, HTML, links, STOP', () => {
    const texts = all.map((entry) => entry.text ?? '');
    expect(LONGEST_TEXT).toHaveLength(999);
    expect(texts).toContain(LONGEST_TEXT);
    for (const piece of [
      /\u200D/u,
      /[\u0590-\u05FF].*[A-Za-z]/u,
      /[\u0600-\u06FF]/u,
      /\u202E/u,
      /<img src=x onerror=/,
      /https?:\/\//,
      /javascript:/,
      /^STOP$/,
    ]) {
      expect(
        texts.some((text) => piece.test(text)),
        String(piece),
      ).toBe(true);
    }
  });

  it('delivery failures of both kinds', () => {
    const statuses = new Set(all.map((entry) => entry.messageStatus));
    for (const status of ['SendingFailed', 'DeliveryFailed', 'Delivered', 'Received'])
      expect(statuses).toContain(status);
  });

  it('a thread ten minutes from its 72 hours, a thread without label', () => {
    expect(open('Support', customers.oliver)).toBeDefined();
    expect(open('Billing', customers.nina)).not.toHaveProperty('label');
    const later = createTestBed().control;
    later.clock.advance(10 * 60_000);
    expect(later.state.openThread('Support', customers.oliver.phoneNumber)).toBeUndefined();
    later.clock.advance(3_600_000);
    expect(later.state.unassignedCount('Alex Rivera')).toBe(expected.unassignedForAlex);
  });

  it('agents of all kinds', () => {
    expect(
      Object.values(agents).filter((agent) => agent.extensionType === 'User').length,
    ).toBeGreaterThanOrEqual(5);
    for (const { extensionId } of Object.values(agents)) expect(extensionId).toMatch(/^\d+$/);
  });
});

describe('deterministic', () => {
  it('the same ids and texts every time, relative to the start', () => {
    const shape = (startTime: string) =>
      createTestBed({ startTime })
        .control.state.threads()
        .map(({ id, label, guestParty }) => [id, label, guestParty?.phoneNumber]);
    expect(shape('2027-07-01T00:00:00Z')).toEqual(
      threads.map(({ id, label, guestParty }) => [id, label, guestParty?.phoneNumber]),
    );
  });

  it('settings of a test do not change the past', () => {
    const short = createTestBed({
      settings: { threads: { lifetimeMs: 100 * 3_600_000 }, delivery: { finalAfterMs: 1e9 } },
    });
    expect(short.control.state.threads()).toEqual(threads);
  });
});

describe('volume', () => {
  it('5,000 threads and 50,000 entries in well under 2 s, the same each time', () => {
    const [one, two] = [createTestBed({ seed: 'empty' }).control, createTestBed({ seed: 'empty' }).control];
    const start = performance.now();
    expect(one.volume({ threads: 5000, entriesPerThread: 10, seed: 3, resolvedShare: 0.4 })).toEqual({
      threads: 5000,
      entries: 50_000,
    });
    expect(performance.now() - start).toBeLessThan(2000);
    two.volume({ threads: 5000, entriesPerThread: 10, seed: 3, resolvedShare: 0.4 });
    expect(two.state.threads().slice(0, 50)).toEqual(one.state.threads().slice(0, 50));
    const openCount = one.state.threads({ status: 'Open' }).length;
    expect(openCount).toBeGreaterThan(2800);
    expect(openCount).toBeLessThan(3200);
  });

  it('can be added twice; open ones survive the next hours; one Open thread per pair', async () => {
    const { control: big, client } = createTestBed({ settings: { oauth: { accessTtlSeconds: 1e6 } } });
    big.volume({ threads: 300, entriesPerThread: 3 });
    const { threads: count } = big.volume({ threads: 300, entriesPerThread: 3 });
    expect(count).toBe(threads.length + 600);
    const pairs = big.state.threads({ status: 'Open' }).filter((thread) => thread.availability === 'Alive');
    const keys = pairs.map((thread) => `${thread.ownerParty?.phoneNumber}${thread.guestParty?.phoneNumber}`);
    expect(new Set(keys).size).toBe(keys.length);
    const { json } = await client('Alex Rivera').get<{ records: MessageThread[] }>('/message-threads/sync', {
      syncType: 'FSync',
    });
    expect(json.records).toHaveLength(
      pairs.filter((thread) => !['Sales', 'Brightwater Home Services'].includes(thread.owner?.name ?? ''))
        .length,
    );
  });
});
