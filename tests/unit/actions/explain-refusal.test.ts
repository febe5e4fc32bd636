import { describe, expect, it } from 'vitest';
import { explainRefusal } from '../../../utils/actions/explain-refusal.ts';
import type { AppError } from '../../../utils/app-error.ts';
import type { Entry } from '../../../utils/ringcentral/entry-record.ts';
import { save } from '../../../utils/store/save.ts';
import type { StoredThread } from '../../../utils/store/schema.ts';
import { alex, at, beth, ME, makeHint, makeStored, makeThread, sam } from '../../support/make-records.ts';
import { openTestStore } from '../../support/test-store.ts';

const REFUSED: AppError = { kind: 'refused', errorCode: 'CMN-101', status: 400 };
const NOW = Date.parse(at(2)) + 3_000;
const GONE: AppError = { kind: 'gone' };

/** What the agent is told when the thread was `before` and is, with these system lines, `after`. */
async function told(
  before: Partial<StoredThread>,
  after: Partial<StoredThread> | undefined,
  hints: Entry[] = [],
  error = REFUSED,
) {
  const db = await openTestStore();
  if (after) await save(db, ME, { threads: [makeThread(after)], entries: hints });
  return explainRefusal({ db, myExtensionId: ME, now: () => NOW }, makeStored(before), error);
}
const by = (recordType: string, initiator?: typeof beth) => [makeHint(recordType, { initiator })];
const taken = (initiator: typeof beth, assignee: typeof beth) => [
  makeHint('ThreadAssignedHint', { initiator, assignee, lastModifiedTime: at(2) }),
];
const resolved = { status: 'Resolved', statusReason: 'Manual' };

describe('a refusal', () => {
  it.each<[string, Parameters<typeof told>, string]>([
    [
      'a colleague resolved it',
      [{}, resolved, by('ThreadResolvedHint', beth)],
      'Beth Nolan resolved this conversation meanwhile.',
    ],
    [
      'I resolved it elsewhere',
      [{}, resolved, by('ThreadResolvedHint', alex)],
      'You resolved this conversation meanwhile.',
    ],
    ['nobody knows who resolved it', [{}, resolved], 'Somebody resolved this conversation meanwhile.'],
    [
      'the time was up',
      [{}, { ...resolved, statusReason: 'ThreadExpired' }, by('ThreadResolvedHint')],
      'RingCentral closed this conversation after 72 hours without activity.',
    ],
    [
      'a colleague deleted it',
      [{}, { availability: 'Deleted' }, by('ThreadDeletedHint', beth)],
      'Beth Nolan deleted this conversation meanwhile.',
    ],
    [
      'it was deleted after it was resolved',
      [resolved, { ...resolved, availability: 'Deleted' }],
      'Somebody deleted this conversation meanwhile.',
    ],
    ['a colleague took it', [{}, { assignee: beth }], 'Beth Nolan has this conversation now.'],
    [
      'one colleague handed it to another',
      [{ assignee: beth }, { assignee: sam }],
      'Sam Ortiz has this conversation now.',
    ],
    [
      'a colleague took it, and when',
      [{}, { assignee: beth }, taken(beth, beth)],
      'Beth Nolan took this conversation 3 s ago.',
    ],
    [
      'a colleague was given it by another',
      [{}, { assignee: beth }, taken(sam, beth)],
      'Beth Nolan has this conversation now.',
    ],
    [
      'the last system line is about somebody else',
      [{}, { assignee: beth }, taken(sam, sam)],
      'Beth Nolan has this conversation now.',
    ],
    ['I took it elsewhere', [{ assignee: beth }, { assignee: alex }], 'You have this conversation now.'],
    [
      'it is no longer mine to see',
      [{}, undefined],
      'You can no longer see this conversation: you are not a handler of its queue any more.',
    ],
  ])('is explained when %s', async (_, change, sentence) => {
    expect(await told(...change)).toEqual({ ...REFUSED, sentence });
  });

  it('names who did it last', async () => {
    const hints = [
      makeHint('ThreadResolvedHint', { id: 'h1', initiator: sam, lastModifiedTime: at(1) }),
      makeHint('ThreadResolvedHint', { id: 'h2', initiator: beth, lastModifiedTime: at(2) }),
    ];
    expect(await told({}, resolved, hints)).toMatchObject({ sentence: expect.stringContaining('Beth') });
  });

  it.each<[string, Partial<StoredThread>, Partial<StoredThread>]>([
    ['nothing changed', { assignee: beth }, { assignee: beth }],
    ['it only lost its assignee', { assignee: beth }, {}],
    ['it was resolved before', resolved, resolved],
  ])('keeps its code when %s', async (_, before, after) => {
    expect(await told(before, after)).toEqual(REFUSED);
  });

  it('that says "gone" is explained as well, or stays what it is', async () => {
    expect(await told({}, resolved, by('ThreadResolvedHint', beth), GONE)).toMatchObject({
      kind: 'refused',
      sentence: 'Beth Nolan resolved this conversation meanwhile.',
    });
    expect(await told({}, {}, [], GONE)).toEqual(GONE);
  });
});
