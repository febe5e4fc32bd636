import { assignThread } from '../actions/assign-thread.ts';
import { deleteThread } from '../actions/delete-thread.ts';
import { createNote, deleteNotes, editNote } from '../actions/note-actions.ts';
import { receiveText } from '../actions/receive-text.ts';
import { resolveThread } from '../actions/resolve-thread.ts';
import { sendText } from '../actions/send-text.ts';
import { settle } from '../actions/settle.ts';
import type { IncomingFile } from '../rules/send-rules.ts';
import type { Agent } from '../state/company.ts';
import type { Note, Thread } from '../state/records.ts';
import { pairKey, type World } from '../state/world.ts';
import { agents } from './agents.ts';
import { type CustomerKey, customers } from './customers.ts';
import { type QueueKey, queues } from './queues.ts';

/** Key of a seeded agent. */
export type AgentKey = keyof typeof agents;

/** The two numbers a conversation is between. */
export type Pair = { world: World; ownerNumber: string; guestNumber: string };

/** Something somebody does in a conversation, by the same rules as everywhere. */
export type Act = (pair: Pair) => void;

/** One act at one moment: milliseconds before the world's start. */
export type Scene = { agoMs: number; play: (world: World) => void };

/**
 * A conversation: it began `ago`, and each act comes at its offset after that ("3d 4h", "71h 50m", "20s").
 */
export function talk(
  customer: CustomerKey,
  queue: QueueKey | `+${string}`,
  ago: string,
  acts: readonly (readonly [offset: string, act: Act])[],
): Scene[] {
  const ownerNumber = isNumber(queue) ? queue : queues[queue].phoneNumber;
  const { phoneNumber: guestNumber } = customers[customer];
  return acts.map(([offset, act]) => ({
    agoMs: durationMs(ago) - durationMs(offset),
    play: (world) => act({ world, ownerNumber, guestNumber }),
  }));
}

/** Something that happens to the company. */
export function event(ago: string, play: (world: World) => void): Scene {
  return { agoMs: durationMs(ago), play };
}

/**
 * Plays all scenes in the order of time, letting due things (expiry, delivery) happen between them; the
 * world's clock must stand still.
 */
export function play(world: World, scenes: readonly Scene[]): void {
  const start = world.clock.now();
  for (const scene of scenes.toSorted((a, b) => b.agoMs - a.agoMs)) {
    world.clock.set(start - scene.agoMs);
    settle(world);
    scene.play(world);
  }
  world.clock.set(start);
  settle(world);
}

/** The customer writes. */
export function says(text: string, ...files: IncomingFile[]): Act {
  return ({ world, ownerNumber, guestNumber }) => {
    receiveText(world, { from: guestNumber, to: ownerNumber, text, files });
  };
}

/** The agent writes to the customer. */
export function writes(agent: AgentKey, text: string, ...files: IncomingFile[]): Act {
  return ({ world, ownerNumber, guestNumber }) => {
    sendText(world, personOf(world, agent), { from: ownerNumber, to: guestNumber, text, files });
  };
}

/** The agent takes the thread, or gives it to somebody. */
export function assigns(agent: AgentKey, assignee: AgentKey | null = agent): Act {
  return (pair) => {
    const assigneeId = assignee === null ? null : agents[assignee].extensionId;
    assignThread(pair.world, personOf(pair.world, agent), threadOf(pair).id, assigneeId);
  };
}

/** The agent leaves a note. */
export function notes(agent: AgentKey, text: string): Act {
  return (pair) => {
    createNote(pair.world, personOf(pair.world, agent), threadOf(pair).id, text);
  };
}

/** The agent changes their latest note. */
export function edits(agent: AgentKey, text: string): Act {
  return (pair) => {
    editNote(pair.world, personOf(pair.world, agent), latestNote(pair, agent).id, text);
  };
}

/** The agent deletes their latest note. */
export function erases(agent: AgentKey): Act {
  return (pair) => deleteNotes(pair.world, personOf(pair.world, agent), [latestNote(pair, agent).id]);
}

/** The agent resolves the thread. */
export function resolves(agent: AgentKey): Act {
  return (pair) => {
    resolveThread(pair.world, personOf(pair.world, agent), threadOf(pair).id);
  };
}

/** The agent deletes the thread. */
export function deletes(agent: AgentKey): Act {
  return (pair) => deleteThread(pair.world, personOf(pair.world, agent), threadOf(pair).id);
}

/** Milliseconds of "3d 4h", "71h 50m", "20s" or "0". */
export function durationMs(text: string): number {
  const units: Record<string, number> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 };
  let total = 0;
  for (const [, count, unit] of text.matchAll(/(\d+)([dhms])/g))
    total += Number(count) * (units[unit ?? ''] ?? 0);
  return total;
}

function isNumber(queue: string): queue is `+${string}` {
  return queue.startsWith('+');
}

function personOf(world: World, agent: AgentKey): Agent {
  const person = world.company.agents.get(agents[agent].extensionId);
  if (!person) throw new Error(`No agent ${agent}.`);
  return person;
}

function threadOf({ world, ownerNumber, guestNumber }: Pair): Thread {
  const thread = world.openByPair.get(pairKey(ownerNumber, guestNumber));
  if (!thread) throw new Error(`No open thread between ${ownerNumber} and ${guestNumber}.`);
  return thread;
}

function latestNote(pair: Pair, agent: AgentKey): Note {
  const { extensionId } = agents[agent];
  const note = threadOf(pair).entries.findLast(
    (entry): entry is Note => entry.kind === 'note' && entry.authorId === extensionId,
  );
  if (!note) throw new Error(`${agent} has no note here.`);
  return note;
}
