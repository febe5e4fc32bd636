/**
 * Every message that crosses contexts, one sentence each: the first file to open. A message is a function signature;
 * its answer comes back as a `Result`, and what is on screen always comes from the store, never from an answer.
 */
export type Protocol = PanelCommands & PageEvents;

/** Commands and questions of our own pages (side panel, options) to the background. */
export type PanelCommands = {
  /** Opens RingCentral's sign-in window and waits for its end. */
  signIn(): void;
  /** Ends the session and removes everything of the customers from this browser. */
  signOut(): void;
  /** A panel is open and visible: keeps the data fresh every 15 s. */
  panelIsOpen(): void;
  /** The agent asks for a sync now. */
  syncNow(): void;
  /** Asks RingCentral again who I am and whether message threads are licensed. */
  checkFeature(): void;
  /** Fetches a customer's resolved threads, unless they are known already. */
  loadHistory(request: { guestPhoneNumber: string }): void;
  /** Fetches the threads resolved lately, unless they are known already. */
  loadResolved(): void;
  /** Fetches everything said in these threads, unless it is known already. */
  loadEntries(request: { threadIds: string[] }): void;
  /** Fetches a picture of a message, unless it is kept already. */
  loadAttachment(request: { threadId: string; entryId: string; attachmentId: string }): void;
  /** Fetches who may be assigned threads of a resource, unless that was done lately. */
  loadHandlers(request: { ownerId: string }): void;
  /** Assigns a thread; `null` unassigns. */
  assignThread(request: { threadId: string; extensionId: string | null }): void;
  /** Resolves a thread for good. */
  resolveThread(request: { threadId: string }): void;
  /** Deletes a thread for everybody, unless a text went or came after `lastMessageTime` (ISO 8601). */
  deleteThread(request: { threadId: string; lastMessageTime: string }): void;
  /** Keeps in this browser that the agent has seen a thread's texts up to a time (ISO 8601), or none of them. */
  markRead(request: { threadId: string; upTo: string | undefined }): void;
  /** Adds a note once, however often the same press arrives. */
  addNote(request: { pressId: string; threadId: string; text: string }): void;
  /** Changes the text of the agent's own note. */
  editNote(request: { threadId: string; noteId: string; text: string }): void;
  /** Deletes the agent's own note. */
  deleteNote(request: { threadId: string; noteId: string }): void;
  /** Saves a note and gives the thread to a colleague, as one action. */
  handOver(request: { pressId: string; threadId: string; extensionId: string; text: string }): void;
  /** Sends a text once, after a look for what the agent has not seen; takes a thread that is nobody's first. */
  sendText(request: TextToSend): void;
  /** Carries out again what provably did not happen; a text that had pictures needs them again. */
  retryUnsent(request: Pick<TextToSend, 'pressId' | 'seenUpTo' | 'pictures'>): void;
  /** Forgets what could not be sent or saved, or a notice about it. */
  discardUnsent(request: { pressId: string }): void;
  /** The agent chose another number of a tab's page: learns its place for pages of this kind. */
  preferNumber(request: { tabId: number; phoneNumber: string }): void;
  /** Forgets what was learned for one kind of page, or everything. */
  forgetPlaces(request: { page?: { site: string; pattern: string } }): void;
  /** Sets the country whose numbers a site writes without country code; '' takes the setting away. */
  setSiteCountry(request: { site: string; country: string }): void;
  /** Looks for numbers in a tab that may be read this once. */
  readTabOnce(request: { tabId: number }): void;
  /** Throws the stored conversations away and fetches them anew; drafts and unsent notes stay. */
  repairStore(): void;
};

/**
 * A text as a panel sends it. Numbers in E.164; without `threadId` it starts a thread. `seenUpTo`: time of the newest
 * entry on screen, ISO 8601. Pictures travel as `data:` URLs, because messages are JSON.
 */
export type TextToSend = {
  pressId: string;
  guestPhoneNumber: string;
  from: string;
  threadId?: string;
  text: string;
  seenUpTo: string;
  pictures?: { name: string; dataUrl: string }[];
};

/** What the content script reports from a page; it gets nothing back. */
export type PageEvents = {
  /** The phone numbers one frame shows now (`utils/phone/page-report.ts`); unchecked until parsed. */
  numbersFound(report: unknown): void;
};

/** Who may send a message, as the browser stamps it on the sender. */
export type Origin = 'ourPage' | 'contentScript';

/** The one sender each message is accepted from; a name without a line here is refused. */
export const ACCEPTED_FROM: Record<keyof Protocol, Origin> = {
  signIn: 'ourPage',
  signOut: 'ourPage',
  panelIsOpen: 'ourPage',
  syncNow: 'ourPage',
  checkFeature: 'ourPage',
  loadHistory: 'ourPage',
  loadResolved: 'ourPage',
  loadEntries: 'ourPage',
  loadAttachment: 'ourPage',
  loadHandlers: 'ourPage',
  assignThread: 'ourPage',
  resolveThread: 'ourPage',
  deleteThread: 'ourPage',
  markRead: 'ourPage',
  addNote: 'ourPage',
  editNote: 'ourPage',
  deleteNote: 'ourPage',
  handOver: 'ourPage',
  sendText: 'ourPage',
  retryUnsent: 'ourPage',
  discardUnsent: 'ourPage',
  preferNumber: 'ourPage',
  forgetPlaces: 'ourPage',
  setSiteCountry: 'ourPage',
  readTabOnce: 'ourPage',
  repairStore: 'ourPage',
  numbersFound: 'contentScript',
};

/** A message on the wire. */
export type Message<K extends keyof Protocol = keyof Protocol> = {
  name: K;
  payload?: Parameters<Protocol[K]>[0];
};

/** The payload of a message, undefined for one without. */
export type Payload<K extends keyof Protocol> = Parameters<Protocol[K]>[0];

/** What a message's answer carries. */
export type Value<K extends keyof Protocol> = ReturnType<Protocol[K]>;
