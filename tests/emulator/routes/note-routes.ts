import type ThreadNoteList from '@rc-ex/core/definitions/ThreadNoteList';
import { createNote, deleteNotes, editNote } from '../actions/note-actions.ts';
import { readJson, stringField, stringListField } from '../http/read-body.ts';
import { type ApiRoute, type Call, threadsRoute } from '../http/route.ts';
import { noteRecord } from '../records/note-record.ts';
import { listNotes } from '../rules/list-rules.ts';
import { pageOf, readPage } from '../rules/page.ts';

/** Notes: list, create, edit, delete (thread-notes.txt). */
export const noteRoutes: ApiRoute[] = [
  threadsRoute('GET', '/notes', listAll),
  threadsRoute('POST', '/notes', create),
  threadsRoute('PATCH', '/notes/:noteId', edit),
  threadsRoute('DELETE', '/notes', remove),
];

function listAll({ world, agent, query }: Call): ThreadNoteList {
  const page = readPage(query);
  const { items, paging } = pageOf(listNotes(world, agent, query), page, world.settings.pagingTotals);
  return { records: items.map((note) => noteRecord(world, note)), paging };
}

async function create({ c, world, agent }: Call) {
  const body = await readJson(c);
  const threadId = stringField(body, 'threadId');
  return noteRecord(world, createNote(world, agent, threadId, stringField(body, 'text')));
}

async function edit({ c, world, agent }: Call) {
  const body = await readJson(c);
  return noteRecord(world, editNote(world, agent, c.req.param('noteId') ?? '', stringField(body, 'text')));
}

async function remove({ c, world, agent }: Call) {
  deleteNotes(world, agent, stringListField(await readJson(c), 'ids'));
}
