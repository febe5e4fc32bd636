import type MessageThreadList from '@rc-ex/core/definitions/MessageThreadList';
import { assignThread } from '../actions/assign-thread.ts';
import { deleteThread } from '../actions/delete-thread.ts';
import { resolveThread } from '../actions/resolve-thread.ts';
import { objectField, readJson, stringField } from '../http/read-body.ts';
import { type ApiRoute, type Call, threadsRoute } from '../http/route.ts';
import { threadRecord } from '../records/thread-record.ts';
import { invalidParameter, notFound } from '../rules/api-error.ts';
import { findThread } from '../rules/handler-rules.ts';
import { listThreads } from '../rules/list-rules.ts';
import { pageOf, readPage } from '../rules/page.ts';

/** Threads: list, get, assign, resolve, delete (ringcentral-api.md, Threads). */
export const threadRoutes: ApiRoute[] = [
  threadsRoute('GET', '', listAll),
  threadsRoute('GET', '/:threadId', getOne),
  threadsRoute('POST', '/:threadId/assign', assign),
  threadsRoute('POST', '/:threadId/resolve', ({ c, world, agent }) =>
    threadRecord(world, resolveThread(world, agent, c.req.param('threadId') ?? '')),
  ),
  threadsRoute('DELETE', '/:threadId', ({ c, world, agent }) =>
    deleteThread(world, agent, c.req.param('threadId') ?? ''),
  ),
];

function listAll({ world, agent, query }: Call): MessageThreadList {
  const page = readPage(query);
  const { items, paging } = pageOf(listThreads(world, agent, query), page, world.settings.pagingTotals);
  return { records: items.map((thread) => threadRecord(world, thread)), paging };
}

function getOne({ c, world, agent }: Call) {
  const thread = findThread(world, agent, c.req.param('threadId') ?? '');
  const isHidden = thread.availability === 'Deleted' && world.settings.threads.deletedById === 'notFound';
  if (isHidden) throw notFound('threadId');
  return threadRecord(world, thread);
}

async function assign({ c, world, agent }: Call) {
  const body = await readJson(c);
  if (!('assignee' in body)) throw invalidParameter('assignee');
  const assigneeId =
    body.assignee === null
      ? null
      : stringField(objectField(body, 'assignee'), 'extensionId', 'assignee.extensionId');
  return threadRecord(world, assignThread(world, agent, c.req.param('threadId') ?? '', assigneeId));
}
