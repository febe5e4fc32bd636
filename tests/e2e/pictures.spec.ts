import { customers } from '../emulator/seed/customers.ts';
import { pdfFile, pngFile } from '../emulator/seed/files.ts';
import { field, openCustomer } from './customer-steps.ts';
import { expect, test } from './fixtures.ts';
import { lookAt } from './look-at.ts';

test.beforeEach(async ({ desk }) => {
  await desk.signIn();
  await desk.allowSite();
});

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('pictures go out as MMS and are shown', async ({ desk }) => {
  const { panel } = desk;
  await openCustomer(desk, customers.dana);
  await panel
    .getByLabel('Pictures', { exact: true })
    .setInputFiles([{ name: 'offer.png', mimeType: 'image/png', buffer: PNG }]);
  await expect(panel.getByRole('list', { name: 'Pictures to send' })).toContainText('offer.png');
  await field(desk).fill('The offer');
  await field(desk).press('Enter');
  const picture = panel.getByRole('img', { name: 'offer.png' });
  await expect(picture).toBeVisible();
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
  await panel
    .getByLabel('Pictures', { exact: true })
    .setInputFiles([{ name: 'a.exe', mimeType: 'application/x-msdownload', buffer: PNG }]);
  await expect(panel.getByText('a.exe is not a picture, so it was not attached.')).toBeVisible();
});

test('a picture a customer sends is shown, any other file is named with its size', async ({ desk }) => {
  const { panel, emulator } = desk;
  await openCustomer(desk, customers.dana);
  emulator.control.inbound({
    from: customers.dana.phoneNumber,
    to: 'Billing',
    text: 'This is how it looks',
    attachments: [pngFile('leak.png', [200, 40, 40]), pdfFile('contract.pdf')],
  });
  await panel.getByRole('button', { name: 'Refresh' }).click();
  const picture = panel.getByRole('img', { name: 'leak.png' });
  await expect(picture).toBeVisible();
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(24);
  expect(await picture.getAttribute('src')).toMatch(/^blob:/);
  const file = panel.getByRole('log').locator('p', { hasText: 'contract.pdf' });
  await expect(file).toContainText('1 KB');
  await expect(panel.getByRole('img', { name: 'contract.pdf' })).toHaveCount(0);
});

test('pictures are pasted and dropped, and taken off again', async ({ desk }) => {
  const { panel, emulator } = desk;
  await openCustomer(desk, customers.dana);
  const give = (type: 'paste' | 'drop', name: string) =>
    field(desk).evaluate(
      (target, { type, name, bytes }) => {
        const data = new DataTransfer();
        data.items.add(new File([Uint8Array.from(bytes)], name, { type: 'image/png' }));
        const init = { bubbles: true, cancelable: true };
        target.dispatchEvent(
          type === 'paste'
            ? new ClipboardEvent(type, { ...init, clipboardData: data })
            : new DragEvent(type, { ...init, dataTransfer: data }),
        );
      },
      { type, name, bytes: [...PNG] },
    );
  const attached = panel.getByRole('list', { name: 'Pictures to send' }).getByRole('listitem');
  await give('paste', 'pasted.png');
  await expect(attached).toHaveCount(1);
  await give('drop', 'dropped.png');
  await expect(attached).toHaveCount(2);
  await panel.getByRole('button', { name: /pasted\.png/ }).click();
  await expect(attached).toHaveCount(1);
  await panel.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(panel.getByRole('img', { name: 'dropped.png' })).toBeVisible();
  const sent = emulator.control.state.messagesOf(customers.dana.phoneNumber).at(-1);
  expect(sent?.attachments?.map(({ filename }) => filename)).toEqual(['dropped.png']);
});

test('a text with a picture that never arrived is sent again in one press, where the picture still is', async ({
  desk,
}) => {
  const { panel, emulator, context } = desk;
  await openCustomer(desk, customers.dana);
  emulator.control.faults.add({ method: 'POST', path: 'messages$', destroy: 'before', times: 4 });
  await panel
    .getByLabel('Pictures', { exact: true })
    .setInputFiles([{ name: 'offer.png', mimeType: 'image/png', buffer: PNG }]);
  await field(desk).fill('The offer');
  await field(desk).press('Enter');
  await expect(panel.getByText('Not confirmed, checking with RingCentral')).toBeVisible();
  emulator.control.faults.clear();
  await expect(panel.getByText('This text was not sent:')).toBeVisible({ timeout: 45_000 });
  await lookAt(panel, 'picture-unsent');

  const other = await context.newPage();
  await other.goto(panel.url());
  await desk.crm.bringToFront();
  await expect(other.getByText('The picture is no longer at hand: attach it again.')).toBeVisible();
  await lookAt(other, 'picture-gone');
  await other.close();

  await panel.getByRole('button', { name: 'Send again' }).click();
  await expect(panel.getByRole('img', { name: 'offer.png' })).toBeVisible();
  await expect(panel.getByText('This text was not sent:')).toBeHidden();
  const sent = emulator.control.state
    .messagesOf(customers.dana.phoneNumber)
    .filter(({ text }) => text === 'The offer');
  expect(sent.map(({ attachments = [] }) => attachments.map(({ filename }) => filename))).toEqual([
    ['offer.png'],
  ]);
});
