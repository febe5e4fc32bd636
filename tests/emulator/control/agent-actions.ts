import type MessageThread from '@rc-ex/core/definitions/MessageThread';
import type ThreadMessageModel from '@rc-ex/core/definitions/ThreadMessageModel';
import type ThreadNoteModel from '@rc-ex/core/definitions/ThreadNoteModel';
import { assignThread } from '../actions/assign-thread.ts';
import { deleteThread } from '../actions/delete-thread.ts';
import { createNote, deleteNotes, editNote } from '../actions/note-actions.ts';
import { resolveThread } from '../actions/resolve-thread.ts';
import { sendText } from '../actions/send-text.ts';
import { settle } from '../actions/settle.ts';
import { messageRecord } from '../records/message-record.ts';
import { noteRecord } from '../records/note-record.ts';
import { threadRecord } from '../records/thread-record.ts';
import { requireFeature } from '../rules/handler-rules.ts';
import type { Service } from '../service.ts';
import { findAgent, findSharedNumber } from './who.ts';

/**
 * Another agent at work, through the same rules as the HTTP API: a refusal throws `ApiError` with its
 * `envelope`.
 */
export type AgentActions = {
  /** Assigns the thread to somebody (name or extension id), or with `null` to nobody. */
  assign(threadId: string, assignee: string | null): MessageThread;
  /** Takes the thread for this agent. */
  take(threadId: string): MessageThread;
  /** Resolves the thread by hand. */
  resolve(threadId: string): MessageThread;
  /** Deletes the thread with its messages. */
  deleteThread(threadId: string): void;
  /** Leaves a note. */
  note(threadId: string, text: string): ThreadNoteModel;
  /** Changes a note of this agent. */
  editNote(noteId: string, text: string): ThreadNoteModel;
  /** Deletes notes of this agent, all or none. */
  deleteNote(...noteIds: string[]): void;
  /** Sends a text; `from` is a shared number or the name of a queue. */
  send(text: { from: string; to: string; text: string; threadId?: string }): ThreadMessageModel;
};

/** Lets this agent act. Nothing is counted against rate limits and no token is needed. */
export function createAgentActions(service: Service, nameOrId: string): AgentActions {
  const enter = () => {
    const { world } = service;
    settle(world);
    const agent = findAgent(world, nameOrId);
    requireFeature(agent);
    return { world, agent };
  };
  const assign = (threadId: string, assignee: string | null) => {
    const { world, agent } = enter();
    const assigneeId = assignee === null ? null : findAgent(world, assignee).extensionId;
    return threadRecord(world, assignThread(world, agent, threadId, assigneeId));
  };
  return {
    assign,
    take: (threadId) => assign(threadId, nameOrId),
    resolve(threadId) {
      const { world, agent } = enter();
      return threadRecord(world, resolveThread(world, agent, threadId));
    },
    deleteThread(threadId) {
      const { world, agent } = enter();
      deleteThread(world, agent, threadId);
    },
    note(threadId, text) {
      const { world, agent } = enter();
      return noteRecord(world, createNote(world, agent, threadId, text));
    },
    editNote(noteId, text) {
      const { world, agent } = enter();
      return noteRecord(world, editNote(world, agent, noteId, text));
    },
    deleteNote(...noteIds) {
      const { world, agent } = enter();
      deleteNotes(world, agent, noteIds);
    },
    send(text) {
      const { world, agent } = enter();
      const message = sendText(world, agent, { ...text, from: findSharedNumber(world, text.from) });
      return messageRecord(world, message, service.settings.contentOrigin ?? service.origin);
    },
  };
}
