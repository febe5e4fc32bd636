import { describe, expect, it } from 'vitest';
import {
  activityOf,
  CHUNK_SIZE,
  type EntryNews,
  foldEntries,
  sortEntries,
} from '../../../utils/store/fold-entries.ts';
import type { EntryChunk } from '../../../utils/store/schema.ts';
import { at, makeHint, makeMessage, makeMessages, makeNote } from '../../support/make-records.ts';

const news = (change: Partial<EntryNews>): EntryNews => ({
  entries: [],
  deleted: [],
  isComplete: false,
  ...change,
});
const chunk = (index: number, entries: EntryChunk['entries']): EntryChunk => ({
  threadId: 't1',
  chunk: index,
  entries,
});
const fold = (chunks: EntryChunk[], change: Partial<EntryNews>) => foldEntries('t1', chunks, news(change));
const idsOf = (entries: readonly { id: string }[]) => entries.map(({ id }) => id);
const gone = (...ids: string[]) => ids.map((id) => ({ id, threadId: 't1' }));

describe('foldEntries', () => {
  it('packs what arrives into chunks of 50, in time order', () => {
    const { changed, entries } = fold([], { entries: makeMessages(120).toReversed() });
    expect(changed.map(({ entries: packed }) => packed.length)).toEqual([50, 50, 20]);
    expect(changed.map(({ chunk: index }) => index)).toEqual([0, 1, 2]);
    expect(idsOf(entries)).toEqual(idsOf(makeMessages(120)));
  });

  it('fills the last chunk before it begins another', () => {
    const full = chunk(3, makeMessages(CHUNK_SIZE - 1));
    const { changed } = fold([full], { entries: makeMessages(2, CHUNK_SIZE) });
    expect(changed.map((one) => [one.chunk, one.entries.length])).toEqual([
      [3, 50],
      [4, 1],
    ]);
  });

  it('replaces a known entry in its own chunk', () => {
    const chunks = [chunk(0, makeMessages(50)), chunk(1, makeMessages(5, 50))];
    const sent = { ...makeMessages(1, 7)[0], messageStatus: 'Delivered', lastModifiedTime: at(99) };
    const { changed, entries } = fold(chunks, { entries: [makeMessage(sent)] });
    expect(changed.map((one) => one.chunk)).toEqual([0]);
    expect(entries).toHaveLength(55);
    expect(entries.find(({ id }) => id === 'm7')?.messageStatus).toBe('Delivered');
  });

  it.each([
    ['an older record', makeNote({ text: 'old', lastModifiedTime: at(1) })],
    ['the same record once more', makeNote({ text: 'new', lastModifiedTime: at(2) })],
  ])('is not changed by %s', (_, arrived) => {
    const stored = chunk(0, [makeNote({ text: 'new', lastModifiedTime: at(2) })]);
    const { changed, entries } = fold([stored], { entries: [arrived] });
    expect(changed).toEqual([]);
    expect(entries[0]?.text).toBe('new');
  });

  it('takes the newest of records that repeat in one answer', () => {
    const versions = [3, 1, 4, 2].map((minute) =>
      makeNote({ text: `v${minute}`, lastModifiedTime: at(minute) }),
    );
    expect(fold([], { entries: versions }).entries.map(({ text }) => text)).toEqual(['v4']);
  });

  it('removes what was deleted, and writes the emptied chunk', () => {
    const { changed, entries } = fold([chunk(0, [makeNote()])], { deleted: gone('e1', 'unknown') });
    expect(changed).toEqual([chunk(0, [])]);
    expect(entries).toEqual([]);
  });

  it('lets a deletion win over the record beside it', () => {
    expect(fold([], { entries: [makeNote()], deleted: gone('e1') }).entries).toEqual([]);
  });

  it('drops what a complete answer no longer lists, but never hints', () => {
    const hint = makeHint('ThreadCreatedHint', { id: 'h1' });
    const stored = chunk(0, [hint, makeMessage({ id: 'stays' }), makeMessage({ id: 'goes' })]);
    const { entries } = fold([stored], { entries: [makeMessage({ id: 'stays' })], isComplete: true });
    expect(idsOf(entries).sort()).toEqual(['h1', 'stays']);
  });

  it('puts an older text in its place, and packs anew what comes after it', () => {
    const chunks = [chunk(0, makeMessages(50, 10)), chunk(1, makeMessages(20, 60))];
    const { changed, entries } = fold(chunks, { entries: makeMessages(1, 5) });
    expect(idsOf(entries).slice(0, 2)).toEqual(['m5', 'm10']);
    expect(changed.map((one) => [one.chunk, one.entries[0]?.id, one.entries.length])).toEqual([
      [0, 'm5', 50],
      [1, 'm59', 21],
    ]);
  });

  it('leaves alone the chunks before the place of what arrived', () => {
    const chunks = [0, 1, 2].map((index) => chunk(index, makeMessages(50, index * 100)));
    const { changed } = fold(chunks, { entries: makeMessages(1, 120, { id: 'late' }) });
    expect(changed.map((one) => one.chunk)).toEqual([1, 2, 3]);
  });

  it('counts on from the first chunk it was given: earlier ones stay as they are', () => {
    const { changed } = fold([chunk(7, makeMessages(50)), chunk(8, makeMessages(50, 50))], {
      entries: makeMessages(1, 100),
    });
    expect(changed.map((one) => [one.chunk, one.entries.length])).toEqual([[9, 1]]);
  });

  it('closes the gap of what was deleted', () => {
    const chunks = [chunk(0, makeMessages(50)), chunk(1, makeMessages(10, 50))];
    const { changed } = fold(chunks, { deleted: gone(...idsOf(makeMessages(15))) });
    expect(changed.map((one) => [one.chunk, one.entries.length])).toEqual([
      [0, 45],
      [1, 0],
    ]);
  });

  it('changes none of the chunks it was given', () => {
    const given = [chunk(0, makeMessages(3))];
    const before = structuredClone(given);
    fold(given, { entries: makeMessages(3, 1, { text: 'x', lastModifiedTime: at(9) }), deleted: gone('m0') });
    expect(given).toEqual(before);
  });

  it('keeps the order of one instant when one of its entries is updated', () => {
    const two = ['first', 'second'].map((id) => makeMessage({ id, creationTime: at(1) }));
    const delivered = makeMessage({ id: 'first', creationTime: at(1), lastModifiedTime: at(2) });
    expect(idsOf(fold([chunk(0, two)], { entries: [delivered] }).entries)).toEqual(['first', 'second']);
  });
});

describe('a complete answer that was a while on its way', () => {
  it('removes what it no longer has, but not what came after it was made', () => {
    const stored = {
      threadId: 't1',
      chunk: 0,
      entries: [
        makeMessage({ id: 'old', creationTime: at(1) }),
        makeMessage({ id: 'young', creationTime: at(3) }),
      ],
    };
    const { entries } = fold([stored], { isComplete: true, completeAsOf: at(2) });
    expect(idsOf(entries)).toEqual(['young']);
    expect(idsOf(fold([stored], { isComplete: true }).entries)).toEqual([]);
  });
});

describe('sortEntries', () => {
  it('orders by creation, hints by their only time, and leaves one instant as it came', () => {
    const hint = makeHint('ThreadResolvedHint', { id: 'hint', lastModifiedTime: at(2) });
    const edited = makeNote({ id: 'edited', creationTime: at(1), lastModifiedTime: at(9) });
    const last = makeMessage({ id: 'last', creationTime: at(3) });
    const same = makeMessage({ id: 'same', creationTime: at(2) });
    expect(idsOf(sortEntries([last, hint, same, edited]))).toEqual(['edited', 'hint', 'same', 'last']);
  });
});

describe('activityOf', () => {
  it('is the last text of each direction; notes and hints are no activity', () => {
    const entries = [
      makeMessage({ creationTime: at(3) }),
      makeMessage({ creationTime: at(1) }),
      makeMessage({ creationTime: at(2), direction: 'Outbound' }),
      makeNote({ creationTime: at(8) }),
      makeHint('ThreadAssignedHint', { lastModifiedTime: at(9) }),
    ];
    expect(activityOf(entries)).toEqual({
      lastMessageTime: at(3),
      lastInboundTime: at(3),
      lastOutboundTime: at(2),
    });
    expect(activityOf([])).toEqual({ lastMessageTime: '', lastInboundTime: '', lastOutboundTime: '' });
  });

  it.each(['SendingFailed', 'DeliveryFailed'])(
    'counts a text with %s as a text, not as an answer',
    (status) => {
      const ours = makeMessage({
        id: 'e2',
        direction: 'Outbound',
        creationTime: at(2),
        messageStatus: status,
      });
      expect(activityOf([makeMessage(), ours])).toEqual({
        lastMessageTime: at(2),
        lastInboundTime: at(1),
        lastOutboundTime: '',
      });
    },
  );
});
