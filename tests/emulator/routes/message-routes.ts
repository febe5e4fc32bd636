import type ThreadMessageList from '@rc-ex/core/definitions/ThreadMessageList';
import { sendText } from '../actions/send-text.ts';
import { type ApiRoute, type Call, threadsRoute } from '../http/route.ts';
import { messageRecord } from '../records/message-record.ts';
import { ApiError } from '../rules/api-error.ts';
import { listMessages } from '../rules/list-rules.ts';
import { pageOf, readPage } from '../rules/page.ts';
import { readOutgoingText } from './read-outgoing-text.ts';

/** Messages: list, send; deleting is "'not implemented' in the guide" (ringcentral-api.md, Entries). */
export const messageRoutes: ApiRoute[] = [
  threadsRoute('GET', '/messages', listAll),
  threadsRoute('POST', '/messages', send),
  threadsRoute('DELETE', '/messages', () => {
    throw new ApiError(501, { errorCode: 'CMN-202', message: 'Operation is not supported' });
  }),
];

function listAll({ world, agent, query, origin }: Call): ThreadMessageList {
  const page = readPage(query);
  const { items, paging } = pageOf(listMessages(world, agent, query), page, world.settings.pagingTotals);
  return { records: items.map((message) => messageRecord(world, message, origin)), paging };
}

async function send({ c, world, agent, origin }: Call) {
  const request = await readOutgoingText(c);
  return messageRecord(world, sendText(world, agent, request), origin);
}
