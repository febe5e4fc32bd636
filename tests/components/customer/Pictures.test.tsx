import { act, fireEvent, screen } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectAccessible } from '../../support/accessibility.ts';
import {
  createHarness,
  failed,
  type Harness,
  OK,
  press,
  settle,
  type,
} from '../../support/component-harness.ts';
import {
  andRead,
  BILLING,
  choosePictures,
  drawComposer,
  knowNumbers,
  picture,
  SUPPORT,
} from '../../support/draw-composer.ts';
import { alex } from '../../support/make-records.ts';

let harness: Harness;
let drawn: Awaited<ReturnType<typeof drawComposer>>;
beforeEach(async () => {
  harness = await createHarness();
  await knowNumbers(harness, BILLING, SUPPORT);
  drawn = await drawComposer(harness, { assignee: alex });
});
const field = () => screen.getByRole('textbox') as HTMLTextAreaElement;
const input = () => screen.getByLabelText('Pictures') as HTMLInputElement;
const names = () =>
  [...document.querySelectorAll('ul[aria-label="Pictures to send"] bdi')].map(
    ({ textContent }) => textContent,
  );
const problem = () => screen.queryByRole('alert')?.textContent;
/** This DOM cannot be given the files of a drop. */
const drop = (files: unknown) => {
  const event = new Event('drop', { bubbles: true, cancelable: true });
  Object.defineProperty(event, 'dataTransfer', { value: { files } });
  return fireEvent(field(), event);
};
const sent = () =>
  harness.sent.map(({ payload }) => (payload as { pictures: { name: string; dataUrl: string }[] }).pictures);

describe('pictures', () => {
  it('are chosen as files, named, and go with the text', async () => {
    await choosePictures(picture('leak.png'), picture('plan.jpg', 'image/jpeg'));
    expect(names()).toEqual(['leak.png', 'plan.jpg']);
    await expectAccessible();
    await type(field(), 'See these');
    await press('Send');
    expect(sent()).toEqual([
      [
        { name: 'leak.png', dataUrl: 'data:image/png;base64,AAAA' },
        { name: 'plan.jpg', dataUrl: 'data:image/jpeg;base64,AAAA' },
      ],
    ]);
    expect(names()).toEqual([]);
  });

  it('need no text', async () => {
    await choosePictures(picture('leak.png'));
    await press('Send');
    expect(sent()[0]).toHaveLength(1);
  });

  it.each(['paste', 'drop'] as const)('come by %s as well', async (how) => {
    const files = [picture('leak.png')] as unknown as FileList;
    await andRead(() =>
      how === 'paste' ? fireEvent.paste(field(), { clipboardData: { files } }) : drop(files),
    );
    expect(names()).toEqual(['leak.png']);
  });

  it('are not what pasting words brings', async () => {
    let isLeft = false;
    await andRead(() => {
      isLeft = fireEvent.paste(field(), { clipboardData: { files: [] } });
    });
    expect([isLeft, names()]).toEqual([true, []]);
  });

  it('can be taken out again', async () => {
    await choosePictures(picture('leak.png'), picture('plan.png', 'image/png', 4));
    await press('Remove leak.png');
    expect(names()).toEqual(['plan.png']);
  });

  it('add up, also when they come one right after the other', async () => {
    await andRead(() => {
      fireEvent.change(input(), { target: { files: [picture('a.png')] } });
      fireEvent.change(input(), { target: { files: [picture('b.png', 'image/png', 4)] } });
    });
    expect(names()).toEqual(['a.png', 'b.png']);
  });

  it.each(['application/pdf', 'text/html', 'image/png; x', 'video/mp4', ''])(
    'are not of kind %j',
    async (kind) => {
      await choosePictures(picture('offer.bin', kind));
      expect(problem()).toBe('offer.bin is not a picture, so it was not attached.');
      expect(names()).toEqual([]);
      await expectAccessible();
    },
  );

  it('are at most ten', async () => {
    const ten = Array.from({ length: 10 }, (_, index) => picture(`${index}.png`, 'image/png', index + 1));
    await choosePictures(...ten);
    expect(names()).toHaveLength(10);
    await choosePictures(picture('11.png'));
    expect([problem(), names().length]).toEqual(['At most 10 pictures go with one text.', 10]);
  });

  it('are at most 1.5 MB together; those before stay, and a smaller one makes it good', async () => {
    await choosePictures(picture('a.png', 'image/png', 900_000));
    await choosePictures(picture('b.png', 'image/png', 700_000));
    expect(problem()).toMatch(/larger than 1\.5 MB/);
    expect(names()).toEqual(['a.png']);
    await choosePictures(picture('c.png', 'image/png', 500_000));
    expect([problem(), names()]).toEqual([undefined, ['a.png', 'c.png']]);
  });

  it('stay while the agent looks at the notes, or at another customer', async () => {
    await choosePictures(picture('leak.png'));
    for (const name of ['Internal note', 'Text to customer']) {
      await andRead(() => fireEvent.click(screen.getByRole('tab', { name })));
    }
    expect(names()).toEqual(['leak.png']);
    drawn.unmount();
    const other = await drawComposer(harness, { assignee: alex });
    expect(names()).toEqual([]);
    other.unmount();
    await drawComposer(harness, { assignee: alex }, { phoneNumber: drawn.phoneNumber });
    expect(names()).toEqual(['leak.png']);
  });

  it.each(['before', 'after'] as const)(
    'that went out are gone when the agent came back %s',
    async (when) => {
      let arrive = () => {};
      harness.answer(
        () =>
          new Promise((resolve) => {
            arrive = () => resolve(OK);
          }),
      );
      await choosePictures(picture('leak.png'));
      await press('Send');
      drawn.unmount();
      const comeBack = () => drawComposer(harness, { assignee: alex }, { phoneNumber: drawn.phoneNumber });
      if (when === 'before') await comeBack();
      await act(arrive);
      await settle();
      if (when === 'after') await comeBack();
      expect(names()).toEqual([]);
    },
  );

  it('stay when the text was refused', async () => {
    harness.answer(() =>
      failed({ kind: 'refused', errorCode: 'UNSEEN', sentence: 'The customer wrote meanwhile.' }),
    );
    await choosePictures(picture('leak.png'));
    await type(field(), 'See this');
    await press('Send');
    expect([names(), field().value]).toEqual([['leak.png'], 'See this']);
  });
});

describe('a number that sends no pictures', () => {
  beforeEach(async () => {
    document.body.replaceChildren();
    await drawComposer(harness, { assignee: alex, ownerParty: { phoneNumber: SUPPORT.phoneNumber } });
  });

  it('offers none', () => {
    expect(screen.queryByRole('button', { name: 'Attach pictures' })).toBeNull();
  });

  it('takes none that is dropped or pasted', async () => {
    const files = [picture('leak.png')];
    await andRead(() => drop(files));
    await andRead(() => fireEvent.paste(field(), { clipboardData: { files } }));
    expect(names()).toEqual([]);
  });
});
