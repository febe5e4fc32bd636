import { type ApiRoute, type Call, threadsRoute } from '../http/route.ts';
import { notFound } from '../rules/api-error.ts';
import { findThread } from '../rules/handler-rules.ts';
import { readWord } from '../rules/query.ts';
import type { Attachment, Message } from '../state/records.ts';
import type { World } from '../state/world.ts';

/**
 * "Attachments are read from the media host with the bearer token" (ringcentral-api.md, Entries). The second
 * path is the one the SDK builds, without the message id.
 */
export const mediaRoutes: ApiRoute[] = [
  threadsRoute('GET', '/messages/:messageId/content/:attachmentId', download),
  threadsRoute('GET', '/messages/content/:attachmentId', download),
];

function download({ c, world, agent, query }: Call): Response {
  const messageId = c.req.param('messageId');
  const { message, attachment } = findAttachment(world, c.req.param('attachmentId') ?? '', messageId);
  findThread(world, agent, message.threadId);
  const bytes = world.files.get(attachment.id);
  if (!bytes) throw notFound('attachmentId');
  const disposition = readWord(query, 'contentDisposition', ['Inline', 'Attachment'] as const) ?? 'Inline';
  const filename = query.get('contentDispositionFilename') ?? attachment.filename;
  return new Response(bytes, {
    headers: {
      'Content-Type': attachment.contentType,
      'Content-Disposition': `${disposition.toLowerCase()}; filename*=UTF-8''${encodeURIComponent(filename)}`,
    },
  });
}

function findAttachment(
  world: World,
  attachmentId: string,
  messageId: string | undefined,
): { message: Message; attachment: Attachment } {
  const candidates = messageId === undefined ? world.entries.values() : [world.entries.get(messageId)];
  for (const entry of candidates) {
    if (entry?.kind !== 'message') continue;
    const attachment = entry.attachments.find((each) => each.id === attachmentId);
    if (attachment) return { message: entry, attachment };
  }
  throw notFound('attachmentId');
}
