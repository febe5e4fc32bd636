import { AppFailure } from '../app-error.ts';
import type { TextToSend } from '../messaging/protocol.ts';
import { type KnownBefore, knownBefore } from '../outbox/known-before.ts';
import type { MessageRow } from '../outbox/outbox.ts';
import { sendOnce } from '../outbox/send-once.ts';
import type { Entry } from '../ringcentral/entry-record.ts';
import { entryTime } from '../ringcentral/entry-time.ts';
import { readProfile } from '../session/session-state.ts';
import { getThread, threadsBetween } from '../store/queries.ts';
import { lastEntries } from '../store/read-entries.ts';
import { isOpen, type StoredThread } from '../store/schema.ts';
import { describeEnd } from '../wording/describe-thread.ts';
import { act, saveAndPublish } from './act.ts';
import type { NoteDeps } from './note-actions.ts';
import { MAX_TEXT_LENGTH, type ReplyWay, replyWay } from './reply-rules.ts';
import { assignThread } from './thread-actions.ts';

/** One press on "Send". */
export type SendRequest = Omit<TextToSend, 'pictures'> & { files?: readonly File[] };

const refuse = (errorCode: string, sentence: string): AppFailure =>
  new AppFailure({ kind: 'refused', errorCode, sentence });

/**
 * Sends a text at most once. First a sync: what the agent has not seen stops the press and is shown (code `UNSEEN`);
 * pressed again, it is sent. A thread that is nobody's is taken first. Then the outbox row, then one request; a clear
 * no keeps the draft, an unclear outcome is settled by later syncs.
 */
export async function sendText(deps: NoteDeps, request: SendRequest): Promise<void> {
  requireSendable(request);
  await deps.sync();
  const thread = await currentThread(deps, request);
  requireWhatWasExpected(request, thread);
  await requireNothingUnseen(deps, request.seenUpTo, thread);
  await clearTheWay(deps, request, thread);
  const row: MessageRow = {
    pressId: request.pressId,
    kind: 'message',
    extensionId: deps.myExtensionId,
    guestPhoneNumber: request.guestPhoneNumber,
    from: request.from,
    text: request.text,
    ...(await knownHere(deps, request, thread)),
    state: 'sending',
    pressedAt: deps.now(),
    ...(thread && { threadId: thread.id }),
    ...(request.files?.length && { fileNames: request.files.map(({ name }) => name) }),
  };
  if (!(await deps.outbox.add(row))) return;
  await send(deps, row, request.files ?? [], () => deps.outbox.remove(row.pressId));
}

/**
 * Sends once more what provably was not sent, after the same look for what the agent has not seen. Whatever goes
 * wrong, the row with its text stays.
 */
export async function retryText(
  deps: NoteDeps,
  { pressId, seenUpTo, files = [] }: Pick<SendRequest, 'pressId' | 'seenUpTo' | 'files'>,
): Promise<void> {
  const failed = (await deps.outbox.rows()).find((row) => row.pressId === pressId && row.state === 'failed');
  if (failed?.kind !== 'message') return;
  requireItsFiles(failed, files);
  await deps.sync();
  const thread = await currentThread(deps, failed);
  await requireNothingUnseen(deps, seenUpTo, thread);
  await clearTheWay(deps, failed, thread);
  const { threadId: _, ...rest } = failed;
  const row: MessageRow = {
    ...rest,
    ...(thread && { threadId: thread.id }),
    ...(await knownHere(deps, failed, thread)),
    state: 'sending',
    isRetry: true,
    pressedAt: deps.now(),
  };
  if (await deps.outbox.restart(row)) await send(deps, row, files, () => deps.outbox.replace(failed));
}

/** Half a text is not what the agent wanted to send. */
function requireItsFiles({ fileNames = [] }: MessageRow, files: readonly File[]): void {
  const isWhole = fileNames.length === files.length && files.every(({ name }, at) => name === fileNames[at]);
  if (!isWhole)
    throw refuse('FILES-GONE', 'The pictures of this text are no longer at hand. Write it again.');
}

function requireSendable({ text, files }: SendRequest): void {
  if (!text.trim() && !files?.length) throw refuse('EMPTY', 'There is nothing to send yet.');
  if (text.length > MAX_TEXT_LENGTH) {
    throw refuse('TOO-LONG', `RingCentral takes at most ${MAX_TEXT_LENGTH} characters. Shorten the text.`);
  }
}

/** The pair's open thread as the store now has it, else the one that was asked for. */
async function currentThread(
  { db }: NoteDeps,
  { guestPhoneNumber, from, threadId }: Pick<SendRequest, 'guestPhoneNumber' | 'from' | 'threadId'>,
): Promise<StoredThread | undefined> {
  const open = (await threadsBetween(db, guestPhoneNumber, from)).find(isOpen);
  const asked = threadId ? await getThread(db, threadId) : undefined;
  return asked && isOpen(asked) ? asked : open;
}

/** A thread that ended, or one that began, since the agent wrote: said once, then the next press means it. */
function requireWhatWasExpected({ threadId }: SendRequest, thread: StoredThread | undefined): void {
  if (threadId && thread?.id !== threadId) {
    throw refuse(
      'UNSEEN',
      'This conversation was closed meanwhile. Send again and your text starts a new one.',
    );
  }
  if (!threadId && thread) {
    throw refuse('UNSEEN', 'A conversation began meanwhile. Look at it, then send again.');
  }
}

async function requireNothingUnseen(
  { db, myExtensionId }: NoteDeps,
  seenUpTo: string,
  thread: StoredThread | undefined,
): Promise<void> {
  if (!thread) return;
  const { entries } = await lastEntries(db, thread.id, 50);
  const unseen = entries.findLast(
    (entry) =>
      entry.recordType === 'AliveMessage' &&
      entryTime(entry) > seenUpTo &&
      entry.author?.extensionId !== myExtensionId,
  );
  if (!unseen) return;
  const who = unseen.direction === 'Inbound' ? 'The customer wrote' : `${authorOf(unseen)} replied`;
  throw refuse('UNSEEN', `${who} meanwhile. Read it, then send again.`);
}

const authorOf = ({ author }: Entry): string => author?.name || 'A colleague';

/** Takes a thread that is nobody's; refuses where the agent may not send. */
async function clearTheWay(
  deps: NoteDeps,
  { from }: Pick<SendRequest, 'from'>,
  thread: StoredThread | undefined,
): Promise<void> {
  const profile = await readProfile(deps.local);
  const numbers = (profile?.sharedNumbers ?? []).filter(({ phoneNumber }) => phoneNumber === from);
  const way: ReplyWay = replyWay(thread, deps.myExtensionId, numbers);
  if (way.way === 'blocked') throw refuse('NOT-ALLOWED', way.reason);
  if (way.way === 'takeOver') throw refuse('MSG-427', `${way.holder} has this conversation now.`);
  if (way.way === 'takeAndSend' && thread) await assignThread(deps, thread.id, deps.myExtensionId);
}

/** What is known where a text is going to show up: in its thread, or in a new one of the two numbers. */
async function knownHere(
  { db }: NoteDeps,
  { guestPhoneNumber, from }: Pick<SendRequest, 'guestPhoneNumber' | 'from'>,
  thread: StoredThread | undefined,
): Promise<KnownBefore> {
  if (thread) return knownBefore(db, [thread.id]);
  const threads = await threadsBetween(db, guestPhoneNumber, from);
  return knownBefore(
    db,
    threads.map(({ id }) => id),
    true,
  );
}

function send(
  deps: NoteDeps,
  row: MessageRow,
  files: readonly File[],
  onRefused: () => Promise<void>,
): Promise<void> {
  const { from, guestPhoneNumber: to, text, threadId } = row;
  const message = { from, to, text, ...(files.length && { files }) };
  const attempt = threadId
    ? () =>
        act(deps, threadId, requireOpenThread, async () => ({
          entries: [await deps.api.sendMessage({ ...message, threadId })],
        }))
    : () => startThread(deps, message);
  return sendOnce(deps, row, attempt, onRefused);
}

const requireOpenThread = (thread: StoredThread) =>
  isOpen(thread)
    ? { isAllowed: true as const }
    : { isAllowed: false as const, reason: `${describeEnd(thread)} meanwhile, so nothing was sent.` };

/** A new thread: RingCentral makes it for the message, assigned to the sender. */
async function startThread(
  deps: NoteDeps,
  message: { from: string; to: string; text: string; files?: readonly File[] },
): Promise<void> {
  const entry = await deps.api.sendMessage(message);
  // The text is on its way: what follows is only to show it, and the next sync would as well.
  const thread = await deps.api.getThread(entry.threadId).catch(() => undefined);
  if (thread) await saveAndPublish(deps, { threads: [thread], entries: [entry] });
  void deps.sync();
}
