/**
 * Everything that can go wrong, as the agent may need to know it. The union is closed: what does not fit is a `bug`.
 * Times are epoch milliseconds.
 */
export type AppError =
  /** There is no usable session; only signing in helps. */
  | { kind: 'signedOut'; reason: SignedOutReason }
  /** No usable answer came. `isOutcomeUnknown`: the request may still have been carried out. */
  | { kind: 'offline'; cause: OfflineCause; isOutcomeUnknown: boolean; retryAt?: number }
  /**
   * RingCentral asked us to pause; nothing of this rate group leaves before `retryAt`. `isOurs`: it asked for nothing, our
   * own budget kept the request back, to leave room for what goes before it.
   */
  | { kind: 'rateLimited'; retryAt: number; isOurs?: true }
  /** The server, or a rule we check before asking it, said no. `sentence` is ready for the agent when set. */
  | {
      kind: 'refused';
      errorCode: string;
      status?: number;
      parameterName?: string;
      /** The OAuth server's own word, such as `invalid_grant`. */
      oauthError?: string;
      extensionId?: string;
      sentence?: string;
    }
  /** Of a handover, the note was saved and the rest was not done, for this reason. */
  | { kind: 'noteSaved'; rest: AppError }
  /** The thing acted upon no longer exists. */
  | { kind: 'gone' }
  /** This browser's own storage does not serve: it has no room left, or what is there cannot be opened. */
  | { kind: 'storage'; cause: StorageCause }
  /** Our mistake. `message` is for the report, not for the agent. */
  | { kind: 'bug'; message: string };

/** Why there is no session: never had one, ended by the agent, ended by RingCentral, or the sign-in did not finish. */
export type SignedOutReason =
  | 'never'
  | 'byAgent'
  | 'expired'
  | 'cancelled'
  | 'denied'
  | 'interrupted'
  | 'unverified';

/**
 * What stood between us and RingCentral: no network, a failing server, a network that answers with its own page, no
 * answer in time, our own worker that was stopped, or the browser, which was told to keep us from its host.
 */
export type OfflineCause = 'network' | 'server' | 'portal' | 'timeout' | 'worker' | 'access';

/** What is the matter with this browser's storage. */
export type StorageCause = 'full' | 'unreadable';

/** Carries an `AppError` through `throw` inside one context; `Result` carries it across contexts. */
export class AppFailure extends Error {
  override readonly name = 'AppFailure';
  readonly error: AppError;

  constructor(error: AppError) {
    super(error.kind === 'bug' ? error.message : error.kind);
    this.error = error;
  }
}

/** The answer to a command: a value, or what went wrong. Survives structured cloning. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: AppError };

/** A full database says so by name, a full `storage.local` only in its message. */
const isFull = ({ name, message }: Error): boolean =>
  name === 'QuotaExceededError' || /quota exceeded/i.test(message);

/** Any thrown value as an `AppError`; an unknown one becomes a `bug` with its message. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppFailure) return thrown.error;
  if (!(thrown instanceof Error)) return { kind: 'bug', message: String(thrown) };
  if (isFull(thrown)) return { kind: 'storage', cause: 'full' };
  return { kind: 'bug', message: `${thrown.name}: ${thrown.message}` };
}

/** Runs `work` and turns what it throws into a `Result`. Never rejects. */
export async function asResult<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (thrown) {
    return { ok: false, error: toAppError(thrown) };
  }
}
