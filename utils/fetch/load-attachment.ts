import { AppFailure } from '../app-error.ts';
import type { MediaApi } from '../ringcentral/media-api.ts';
import type { Publish } from '../store/change-channel.ts';
import { lastEntries } from '../store/read-entries.ts';
import type { ThreadsideDb } from '../store/schema.ts';

/** Which file of which message. */
export type AttachmentRequest = { threadId: string; entryId: string; attachmentId: string };

/**
 * Fetches a message's file with the agent's token and keeps it, unless it is kept already. The address comes from the
 * stored message, never from whoever asks. Throws `gone` when there is no such file.
 */
export async function loadAttachment(
  deps: { db: ThreadsideDb; media: MediaApi; publish: Publish; now: () => number },
  { threadId, entryId, attachmentId }: AttachmentRequest,
): Promise<void> {
  const { db, media, publish, now } = deps;
  if (await db.getKey('attachments', attachmentId)) return;
  const { entries } = await lastEntries(db, threadId, Number.MAX_SAFE_INTEGER);
  const attachment = entries
    .find(({ id }) => id === entryId)
    ?.attachments?.find(({ id }) => id === attachmentId);
  if (!attachment) throw new AppFailure({ kind: 'gone' });
  const blob = await media.readAttachment(attachment.contentUri);
  await db.put('attachments', { id: attachmentId, threadId, blob, fetchedAt: now() });
  publish({ topics: ['attachments'] });
}
