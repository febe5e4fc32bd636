/** A record of a list or sync answer, as loose JSON: faults may break any of it. */
export type LooseRecord = Record<string, unknown>;

/**
 * What goes wrong with the requests that match. All conditions must hold; all effects given are applied, in
 * the order: delay, hold, cut, own answer or the real one, reshaping of records, hold, delay, cut.
 */
export type FaultSpec = {
  method?: string;
  /**
   * A prefix of the path when it begins with `/`, else the source of a regular expression for path and query.
   */
  path: string;
  /** Only requests with a token of this extension. */
  extensionId?: string;
  /** How many matching requests pass unharmed first. */
  skip?: number;
  /** How many requests are hit; without it all, until removed. */
  times?: number;
  /**
   * Only requests on a connection that has already carried one: what happens to a stale keep-alive
   * connection.
   */
  onlyReusedConnection?: boolean;

  /** Own answer instead of the real one. A body that is not a string is sent as JSON. */
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
  /** A captive portal: this page (or a default one) with status 200. */
  html?: boolean | string;
  /** With an own answer: handle the request first, so that the change happens and only its answer is lost. */
  isCommitted?: boolean;

  delayBeforeMs?: number;
  delayAfterMs?: number;
  /**
   * Waits for `release`: before handling, after it (the change is committed), or until this user's next token
   * refresh.
   */
  hold?: 'before' | 'after' | 'untilRefresh';
  /** Destroys the connection instead of answering: before handling, or after the change was committed. */
  destroy?: 'before' | 'after';
  /** Sends this share of the body (0 to 1), chunked, and destroys the connection. */
  truncateAt?: number;
  /** Answers with `Connection: close`. */
  closeConnection?: boolean;

  /** Reverses and mixes the records of a list or sync answer. */
  shuffle?: boolean;
  /** Repeats every second record at the end. */
  duplicate?: boolean;
  /** In this process only: changes each record (`undefined` drops it, an array replaces it by several). */
  mutate?: (record: LooseRecord, index: number) => LooseRecord | LooseRecord[] | undefined;
  /**
   * The same over HTTP: fields laid over every record; `null` stays null, the word `"__absent"` removes the
   * field.
   */
  patchRecords?: LooseRecord;
};

/** A fault on duty. */
export type Fault = {
  id: string;
  spec: FaultSpec;
  hits: number;
  passed: number;
  isRemoved: boolean;
  /** Ends every present and future hold of this fault. */
  released: Promise<void>;
  release: () => void;
  /** Called at every hit, for those who wait for one. */
  watchers: Set<() => void>;
};
