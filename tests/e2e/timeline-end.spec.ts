import { customers } from '../emulator/seed/customers.ts';
import { openCustomer } from './customer-steps.ts';
import { type Desk, expect, test } from './fixtures.ts';

test.beforeEach(async ({ desk }) => {
  await desk.signIn();
  await desk.allowSite();
});

const LONG = 'We can come on Tuesday at ten, or on Friday in the afternoon if that suits you better. ';

const receive = async ({ emulator, panel }: Desk, text: string) => {
  emulator.control.inbound({ from: customers.dana.phoneNumber, to: 'Billing', text });
  await panel.getByRole('button', { name: 'Refresh' }).click();
};

const fromEnd = ({ panel }: Desk): Promise<number> =>
  panel
    .getByRole('log')
    .evaluate(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight);

/** Moves the timeline by a pixel in every frame, so that each frame, that of a resize too, begins with a scroll. */
const tremble = ({ panel }: Desk) =>
  panel.getByRole('log').evaluate((log) => {
    let isDown = false;
    const move = () => {
      log.scrollTop += isDown ? 1 : -1;
      isDown = !isDown;
      if (!document.title.endsWith('still')) requestAnimationFrame(move);
    };
    move();
  });

const beStill = ({ panel }: Desk) =>
  panel.evaluate(() => {
    document.title += ' still';
  });

test('the end stays in view when the panel is made narrower while the timeline scrolls', async ({ desk }) => {
  const { panel } = desk;
  await openCustomer(desk, customers.dana);
  for (let count = 0; count < 8; count += 1) await receive(desk, `${count} ${LONG.repeat(3)}`);
  await expect(panel.getByText(/^7 We can come/)).toBeInViewport();
  await expect.poll(() => fromEnd(desk)).toBeLessThan(2);
  await tremble(desk);
  await panel.setViewportSize({ width: 320, height: 860 });
  await expect.poll(() => panel.evaluate(() => innerWidth)).toBe(320);
  await beStill(desk);
  await receive(desk, 'Wednesday, please!');
  await expect(panel.getByText('Wednesday, please!')).toBeInViewport();
  await expect(panel.getByRole('button', { name: 'New messages' })).toBeHidden();
  expect(await fromEnd(desk)).toBeLessThan(2);
});

test('whoever scrolled up stays where they are when the panel is made narrower', async ({ desk }) => {
  const { panel } = desk;
  await openCustomer(desk, customers.dana);
  for (let count = 0; count < 8; count += 1) await receive(desk, `${count} ${LONG.repeat(3)}`);
  await expect.poll(() => fromEnd(desk)).toBeLessThan(2);
  await panel.getByRole('log').hover();
  await panel.mouse.wheel(0, -600);
  await expect.poll(() => fromEnd(desk)).toBeGreaterThan(500);
  await panel.setViewportSize({ width: 320, height: 860 });
  await receive(desk, 'Wednesday, please!');
  await expect(panel.getByRole('button', { name: 'New messages' })).toBeVisible();
  expect(await fromEnd(desk)).toBeGreaterThan(500);
});
