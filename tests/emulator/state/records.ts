import type MessageThread from '@rc-ex/core/definitions/MessageThread';
import type ThreadEntrySyncItem from '@rc-ex/core/definitions/ThreadEntrySyncItem';

/** RingCentral's own enumeration, without the "maybe absent" of the wire type; so are the two below. */
export type MessageStatus = NonNullable<ThreadEntrySyncItem['messageStatus']>;
/** Why a thread is Resolved. */
export type StatusReason = NonNullable<MessageThread['statusReason']>;
/** Whether a record lives; deleted ones stay as limited records. */
export type Availability = NonNullable<MessageThread['availability']>;

/**
 * A thread as the emulator keeps it: times in milliseconds, people by extension id. The wire form is built by
 * `records/`.
 */
export type Thread = {
  id: string;
  ownerId: string;
  ownerNumber: string;
  guestNumber: string;
  status: 'Open' | 'Resolved';
  statusReason?: StatusReason | undefined;
  availability: Availability;
  assigneeId?: string | undefined;
  label?: string | undefined;
  creationTime: number;
  lastModifiedTime: number;
  /** Last inbound or outbound message: the 72 hours of ThreadExpired count from here. */
  lastActivityTime: number;
  entries: Entry[];
};

/** A file of an MMS; its bytes live in `World.files` under `id`. */
export type Attachment = { id: string; contentType: string; filename: string; size: number };

/** A text or MMS of a thread. */
export type Message = {
  kind: 'message';
  id: string;
  threadId: string;
  direction: 'Inbound' | 'Outbound';
  messageStatus: MessageStatus;
  text: string;
  attachments: Attachment[];
  authorId?: string | undefined;
  availability: Availability;
  creationTime: number;
  lastModifiedTime: number;
};

/** An internal note of a thread. */
export type Note = {
  kind: 'note';
  id: string;
  threadId: string;
  text: string;
  authorId: string;
  availability: Availability;
  creationTime: number;
  lastModifiedTime: number;
};

/** A system line of a thread; immutable. `initiatorId` is absent when the system did it. */
export type Hint = {
  kind: 'hint';
  recordType: 'ThreadCreatedHint' | 'ThreadAssignedHint' | 'ThreadResolvedHint' | 'ThreadDeletedHint';
  id: string;
  threadId: string;
  lastModifiedTime: number;
  initiatorId?: string | undefined;
  assigneeId?: string | undefined;
  previousAssigneeId?: string | undefined;
};

/** "Entry: a message, a note, or a hint (system line) of a thread." (ringcentral-api.md, Words) */
export type Entry = Message | Note | Hint;
