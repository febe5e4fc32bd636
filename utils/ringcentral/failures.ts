import { type AppError, AppFailure } from '../app-error.ts';

/** What the SDK throws: an Error that carries the response, if there was one (`reliability.md` S16). */
type SdkError = Error & { response?: Response | null };

/** RingCentral's error envelope, reduced to what decisions rest on: codes and status, never the message. */
export type ErrorEnvelope = {
  errorCode: string;
  parameterName?: string;
  extensionId?: string;
  oauthError?: string;
};

/** Seconds to stay silent after a 429 that does not say how long (`ringcentral-api.md`, Errors and limits). */
const DEFAULT_RETRY_AFTER_S = 30;

/** Reads the envelope of an error answer; the detailed entry wins over the top line. Never throws. */
export async function readEnvelope(response: Response): Promise<ErrorEnvelope> {
  const body = (await response
    .clone()
    .json()
    .catch(() => ({}))) as Record<string, unknown> | null;
  const errors = Array.isArray(body?.errors) ? (body.errors as Record<string, unknown>[]) : [];
  const detail = errors[0] ?? {};
  const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined);
  const parameterName = text(detail.parameterName);
  const extensionId = text(detail.extensionId);
  const oauthError = text(body?.error);
  return {
    errorCode: text(detail.errorCode) ?? text(body?.errorCode) ?? oauthError ?? `HTTP-${response.status}`,
    ...(parameterName && { parameterName }),
    ...(extensionId && { extensionId }),
    ...(oauthError && { oauthError }),
  };
}

/** When a 429 or 503 allows the next request, epoch ms. */
export function retryAtOf(response: Response, now: number): number | undefined {
  const seconds = Number.parseFloat(response.headers.get('retry-after') ?? '');
  if (Number.isFinite(seconds) && seconds >= 0) return now + seconds * 1000;
  return response.status === 429 ? now + DEFAULT_RETRY_AFTER_S * 1000 : undefined;
}

/**
 * The one place that reads statuses: turns what the SDK threw into an `AppFailure`.
 * 408 and 5xx are weather (`offline`), 429 a pause, 404 `gone`; every other 4xx is a refusal with its code.
 */
export async function toFailure(thrown: unknown, method: string, now: number): Promise<AppFailure> {
  if (thrown instanceof AppFailure) return thrown;
  const response = (thrown as SdkError | undefined)?.response;
  const isOutcomeUnknown = method !== 'GET';
  if (response === null) return new AppFailure({ kind: 'offline', cause: 'network', isOutcomeUnknown });
  if (!response) return new AppFailure({ kind: 'bug', message: String(thrown) });
  return new AppFailure(await errorOfAnswer(response, isOutcomeUnknown, now));
}

async function errorOfAnswer(response: Response, isOutcomeUnknown: boolean, now: number): Promise<AppError> {
  const { status } = response;
  const retryAt = retryAtOf(response, now);
  if (status === 429) return { kind: 'rateLimited', retryAt: retryAt ?? now };
  if (status === 408 || status >= 500) {
    return { kind: 'offline', cause: 'server', isOutcomeUnknown, ...(retryAt && { retryAt }) };
  }
  if (status === 404) return { kind: 'gone' };
  return { kind: 'refused', status, ...(await readEnvelope(response)) };
}

/** The bytes of a 2xx answer. Breaking off in the middle is the network's fault. */
export async function readFile(response: Response): Promise<Blob> {
  try {
    return await response.blob();
  } catch {
    throw new AppFailure({ kind: 'offline', cause: 'network', isOutcomeUnknown: false });
  }
}

/** The body of a 2xx JSON answer. A page of HTML where JSON was due means a captive portal, not an answer. */
export async function readJson(response: Response, isOutcomeUnknown: boolean): Promise<unknown> {
  if (response.status === 204) return undefined;
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  if (!isJson) throw new AppFailure({ kind: 'offline', cause: 'portal', isOutcomeUnknown });
  try {
    return await response.json();
  } catch {
    throw new AppFailure({ kind: 'offline', cause: 'network', isOutcomeUnknown });
  }
}
