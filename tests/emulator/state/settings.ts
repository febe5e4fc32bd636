/** The four groups of "Default limits per user and app" (ringcentral-api.md, Errors and limits). */
export type RateGroup = 'Light' | 'Medium' | 'Heavy' | 'Auth';

/** Codes a refused sync token can carry ("Seen codes, all HTTP 400", ringcentral-api.md, Sync tokens). */
export type SyncRefusalCode = 'MSG-333' | 'MSG-411' | 'CMN-101';

/** Everything a test may turn, live. Defaults are the documented ones. */
export type Settings = {
  oauth: {
    codeTtlSeconds: number;
    accessTtlSeconds: number;
    refreshTtlSeconds: number;
    /** How long the used refresh token still answers after the new access token was first used. */
    graceAfterUseMs: number;
    /** How long it answers while the new access token is unused. */
    graceUnusedMs: number;
    maxSessions: number;
  };
  limits: {
    enabled: boolean;
    perWindow: Record<RateGroup, number>;
    windowSeconds: number;
    penaltySeconds: number;
    retryAfterHeader: boolean;
    errorCode: 'CMN-301' | 'CMN-304';
  };
  sync: {
    errorCode: SyncRefusalCode;
    /** Tokens older than this are refused; `null` = they never age. */
    tokenMaxAgeMs: number | null;
    /**
     * "A token becomes unusable (…; also when the user's queues change)". Off: the frozen list goes on being
     * served.
     */
    refusedWhenQueuesChange: boolean;
  };
  threads: {
    lifetimeMs: number;
    /** What GET by id says of a deleted thread: the record with `availability: Deleted`, or 404 `CMN-102`. */
    deletedById: 'record' | 'notFound';
    /**
     * Whose id `MSG-427` carries. The page does not say; the guide's sample text can be read as the sender's.
     */
    conflictNames: 'assignee' | 'sender';
  };
  delivery: { sentAfterMs: number; finalAfterMs: number };
  /** "totals may be missing" (ringcentral-api.md, Threads). */
  pagingTotals: boolean;
  /** Origin of `contentUri`; `null` = the origin the request came to. */
  contentOrigin: string | null;
  cors: { enabled: boolean; exposedHeaders: string[] };
};

/** A partial `Settings`; lists are given whole. */
export type SettingsPatch = Patch<Settings>;

type Patch<Group> = {
  [Key in keyof Group]?: Group[Key] extends readonly unknown[]
    ? Group[Key]
    : Group[Key] extends object
      ? Patch<Group[Key]>
      : Group[Key];
};

/** Fresh documented defaults. */
export function defaultSettings(): Settings {
  return {
    oauth: {
      codeTtlSeconds: 60,
      accessTtlSeconds: 3600,
      refreshTtlSeconds: 604_800,
      graceAfterUseMs: 10_000,
      graceUnusedMs: 3_600_000,
      maxSessions: 5,
    },
    limits: {
      enabled: true,
      perWindow: { Light: 50, Medium: 40, Heavy: 10, Auth: 5 },
      windowSeconds: 60,
      penaltySeconds: 60,
      retryAfterHeader: true,
      errorCode: 'CMN-301',
    },
    sync: { errorCode: 'MSG-333', tokenMaxAgeMs: null, refusedWhenQueuesChange: true },
    threads: { lifetimeMs: 72 * 3_600_000, deletedById: 'record', conflictNames: 'assignee' },
    delivery: { sentAfterMs: 1000, finalAfterMs: 3000 },
    pagingTotals: true,
    contentOrigin: null,
    cors: {
      enabled: true,
      exposedHeaders: [
        'X-Rate-Limit-Group',
        'X-Rate-Limit-Limit',
        'X-Rate-Limit-Remaining',
        'X-Rate-Limit-Window',
      ],
    },
  };
}

/** Applies a patch in place, group by group; unknown keys are an error, so that a typo in a test is seen. */
export function patchSettings(settings: Settings, patch: SettingsPatch): Settings {
  merge(settings as unknown as Record<string, unknown>, patch as Record<string, unknown>, '');
  return settings;
}

function merge(target: Record<string, unknown>, patch: Record<string, unknown>, path: string): void {
  for (const [key, value] of Object.entries(patch)) {
    if (!Object.hasOwn(target, key)) throw new TypeError(`Unknown setting: ${path}${key}`);
    const current = target[key];
    if (isGroup(current) && isGroup(value)) merge(current, value, `${path}${key}.`);
    else if (value !== undefined) target[key] = value;
  }
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
