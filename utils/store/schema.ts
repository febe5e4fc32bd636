import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { Entry } from '../ringcentral/entry-record.ts';
import type { SmsRecipient } from '../ringcentral/people-api.ts';
import type { Thread } from '../ringcentral/thread-record.ts';

/**
 * What a thread's entries say about its last activity; '' = never. ISO 8601 UTC. A text of ours that failed is a message
 * like any other, but does not count as outbound: it answered nobody.
 */
export type Activity = { lastMessageTime: string; lastInboundTime: string; lastOutboundTime: string };

/**
 * A thread as it is kept: RingCentral's record and some things of our own. `isUnverified`: a full sync no longer lists
 * it and we have not yet learnt why, so it is neither counted nor offered as open. `hasAllEntries`: its messages and
 * notes were once fetched completely, so what is stored is the whole conversation. `deletedEntryIds`: what was deleted
 * from it; an answer that was already on its way then still has it, and must not bring it back.
 */
export type StoredThread = Thread & {
  activity: Activity;
  isUnverified?: boolean;
  hasAllEntries?: boolean;
  deletedEntryIds?: readonly string[];
  /** Time of the newest text the agent has seen here, ISO 8601; RingCentral knows no read state. */
  readTime?: string;
};

/** About 50 entries of one thread in one record: filling a database costs per record, not per byte. */
export type EntryChunk = { threadId: string; chunk: number; entries: Entry[] };

/** Open threads by what the inbox and the badge show. */
export type QueueCounts = { open: number; unassigned: number; mine: number };

/** The counts of every resource the user handles, kept in the same transaction as the threads they count. */
export type Counts = { byOwner: Record<string, QueueCounts> };

/** Where the two syncs continue from. A missing token means: full sync. Times are epoch ms. */
export type SyncState = {
  threadsToken?: string;
  entriesToken?: string;
  lastSuccessAt?: number;
  lastFullAt?: number;
  /** What came before the first sync was not missed: it is taken as read. */
  firstSuccessAt?: number;
  /** Entries up to this moment were heard of. ISO 8601, server time. */
  entriesAsOf?: string;
  /** Threads a full sync no longer listed, or that lost a record on the way, still to be asked for one by one. */
  unverifiedIds?: string[];
  /** What a full sync left open about threads it does not list: whether their queues are ours, and who was deleted. */
  doubt?: 'queues' | 'deletions';
  /** A changed record could not be read: the next full sync comes sooner. */
  hasGaps?: boolean;
  /** When old conversations were last looked for, and how many days were to be kept then. */
  pruned?: { at: number; days: number };
};

/** What was fetched on demand of a customer's past ('' = everybody's last days), so that it is not at every look. */
export type History = { guestPhoneNumber: string; fetchedAt: number };

/** A resource's SMS handlers and how old that knowledge is. */
export type Handlers = { ownerId: string; recipients: SmsRecipient[]; fetchedAt: number };

/** The bytes of a message's file, fetched once. `fetchedAt` is epoch ms. */
export type StoredAttachment = { id: string; threadId: string; blob: Blob; fetchedAt: number };

type Meta = { counts: Counts; sync: SyncState };

/** The database of one RingCentral user (`design.md`, Store): a cache that can always be fetched again. */
export interface ThreadsideSchema extends DBSchema {
  threads: {
    key: string;
    value: StoredThread;
    indexes: { byGuest: string; byStatus: string; byStatusAndTime: [string, string] };
  };
  entries: { key: [string, number]; value: EntryChunk };
  meta: { key: keyof Meta; value: Meta[keyof Meta] };
  history: { key: string; value: History };
  handlers: { key: string; value: Handlers };
  attachments: { key: string; value: StoredAttachment };
}

/** An open connection. */
export type ThreadsideDb = IDBPDatabase<ThreadsideSchema>;

/** The transaction of an upgrade, for changing stores that exist. */
export type UpgradeTx = IDBPTransaction<ThreadsideSchema, StoreNames<ThreadsideSchema>[], 'versionchange'>;

type UpgradeStep = (db: ThreadsideDb, tx: UpgradeTx) => void;

/** Schema upgrades by version: a database of version n runs the steps from n on, all in one transaction. */
export const UPGRADES: readonly UpgradeStep[] = [
  (db) => {
    const threads = db.createObjectStore('threads', { keyPath: 'id' });
    threads.createIndex('byGuest', 'guestParty.phoneNumber');
    threads.createIndex('byStatus', 'status');
    db.createObjectStore('entries', { keyPath: ['threadId', 'chunk'] });
    db.createObjectStore('meta');
    db.createObjectStore('history', { keyPath: 'guestPhoneNumber' });
    db.createObjectStore('handlers', { keyPath: 'ownerId' });
  },
  (db) => {
    db.createObjectStore('attachments', { keyPath: 'id' });
  },
  (_, tx) => {
    tx.objectStore('threads').createIndex('byStatusAndTime', ['status', 'lastModifiedTime']);
  },
];

/** No text went or came yet. */
export const NO_ACTIVITY: Activity = { lastMessageTime: '', lastInboundTime: '', lastOutboundTime: '' };

/** A thread the agent may count on being open: listed as Open, not deleted, and confirmed by the last full sync. */
export const isOpen = (thread: StoredThread): boolean =>
  thread.status === 'Open' && thread.availability !== 'Deleted' && !thread.isUnverified;
