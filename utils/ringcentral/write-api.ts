import { type Entry, parseEntry } from './entry-record.ts';
import type { Http } from './http.ts';
import type { Priority } from './rate-budget.ts';
import { threadOf, unexpected } from './read-api.ts';
import type { Thread } from './thread-record.ts';

/** A text on its way. Numbers in E.164. */
export type OutgoingMessage = {
  from: string;
  to: string;
  text: string;
  threadId?: string;
  files?: readonly File[];
};

/** Changing threads and entries (`ringcentral-api.md`, Threads and Entries). All throw `AppFailure`. */
export type WriteApi = {
  /** `null` unassigns. */
  assignThread(threadId: string, extensionId: string | null): Promise<Thread>;
  resolveThread(threadId: string): Promise<Thread>;
  /** Deletes a thread and everything said in it, for everybody. */
  deleteThread(threadId: string): Promise<void>;
  /** Sends a text, as MMS when there are files. Without `threadId` it starts a thread, or joins the pair's open one. */
  sendMessage(message: OutgoingMessage): Promise<Entry>;
  createNote(threadId: string, text: string): Promise<Entry>;
  updateNote(noteId: string, text: string): Promise<Entry>;
  deleteNote(noteId: string): Promise<void>;
};

const entryOf = (body: unknown, recordType: 'AliveMessage' | 'AliveNote'): Entry => {
  const entry = parseEntry(body, recordType);
  if (!entry) throw unexpected(recordType === 'AliveNote' ? 'a note' : 'a message');
  return entry;
};

/** JSON, or for files multipart with a `metadata` part of the same form (`ringcentral-api.md`, POST messages). */
function bodyOf({ from, to, text, threadId, files = [] }: OutgoingMessage): unknown {
  const metadata = {
    from: { phoneNumber: from },
    to: [{ phoneNumber: to }],
    text,
    ...(threadId && { threadId }),
  };
  if (!files.length) return metadata;
  const form = new FormData();
  form.append(
    'metadata',
    new Blob([JSON.stringify(metadata)], { type: 'application/json' }),
    'metadata.json',
  );
  for (const file of files) form.append('attachments', file, file.name);
  return form;
}

/** Binds the changing calls to a way of sending them and to who waits for the answer. */
export function createWriteApi(http: Http, priority: Priority): WriteApi {
  const send = (method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown) =>
    http.json({ method, path: `/message-threads${path}`, body, priority });

  return {
    assignThread: async (threadId, extensionId) => {
      const assignee = extensionId === null ? null : { extensionId };
      return threadOf(await send('POST', `/${threadId}/assign`, { assignee }));
    },
    resolveThread: async (threadId) => threadOf(await send('POST', `/${threadId}/resolve`)),
    deleteThread: async (threadId) => {
      await send('DELETE', `/${threadId}`);
    },
    sendMessage: async (message) => entryOf(await send('POST', '/messages', bodyOf(message)), 'AliveMessage'),
    createNote: async (threadId, text) =>
      entryOf(await send('POST', '/notes', { threadId, text }), 'AliveNote'),
    updateNote: async (noteId, text) =>
      entryOf(await send('PATCH', `/notes/${noteId}`, { text }), 'AliveNote'),
    deleteNote: async (noteId) => {
      await send('DELETE', '/notes', { ids: [noteId] });
    },
  };
}
