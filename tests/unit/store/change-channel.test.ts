import { afterEach, describe, expect, it } from 'vitest';
import { type Change, createPublisher, listenForChanges } from '../../../utils/store/change-channel.ts';

const end = new AbortController();
afterEach(() => end.abort());

/** Resolves with the next change a screen hears. */
function nextChange(): Promise<Change> {
  return new Promise((resolve) => {
    const once = new AbortController();
    end.signal.addEventListener('abort', () => once.abort());
    listenForChanges((change) => {
      once.abort();
      resolve(change);
    }, once.signal);
  });
}
const ids = (count: number) => Array.from({ length: count }, (_, index) => `t${index}`);
const publish = createPublisher();

describe('the change channel', () => {
  it('tells every screen what changed', async () => {
    const heard = [nextChange(), nextChange()];
    publish({ threadIds: ['t1'], guestPhoneNumbers: ['+1'], topics: ['counts'] });
    const change = { threadIds: ['t1'], guestPhoneNumbers: ['+1'], topics: ['counts'], isEverything: false };
    expect(await Promise.all(heard)).toEqual([change, change]);
  });

  it.each([
    [200, { isEverything: false, named: 200 }],
    [201, { isEverything: true, named: 0 }],
  ])('names %i threads or says "everything"', async (count, expected) => {
    const heard = nextChange();
    publish({ threadIds: ids(count), guestPhoneNumbers: ids(count) });
    const change = await heard;
    expect({ isEverything: change.isEverything, named: change.threadIds.length }).toEqual(expected);
    expect(change.guestPhoneNumbers).toHaveLength(expected.named);
  });

  it('says "everything" when asked to', async () => {
    const heard = nextChange();
    publish({ isEverything: true });
    expect(await heard).toMatchObject({ isEverything: true, threadIds: [], topics: [] });
  });

  it('goes on telling the others when one screen is gone, and when all are and one comes back', async () => {
    const [first, second] = [new AbortController(), new AbortController()];
    const heard: string[] = [];
    listenForChanges(() => heard.push('first'), first.signal);
    listenForChanges(() => heard.push('second'), second.signal);
    first.abort();
    const other = nextChange();
    publish({ topics: ['sync'] });
    await other;
    expect(heard).toEqual(['second']);
    second.abort();
    const later = nextChange();
    publish({ topics: ['counts'] });
    expect(await later).toMatchObject({ topics: ['counts'] });
    expect(heard).toEqual(['second']);
  });

  it('is silent for a screen that is gone', async () => {
    const controller = new AbortController();
    const heard: Change[] = [];
    listenForChanges((change) => heard.push(change), controller.signal);
    controller.abort();
    const other = nextChange();
    publish({ topics: ['sync'] });
    await other;
    expect(heard).toEqual([]);
  });
});
