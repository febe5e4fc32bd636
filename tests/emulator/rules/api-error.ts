/** One item of an envelope's `errors`; may carry more fields, such as `extensionId` of MSG-427. */
export type ErrorItem = {
  errorCode: string;
  message: string;
  parameterName?: string;
  [field: string]: string | undefined;
};

/**
 * "Envelope {errorCode, message, errors:[{errorCode, message, parameterName?, …}]}" (ringcentral-api.md,
 * Errors and limits).
 */
export type ErrorEnvelope = { errorCode: string; message: string; errors: ErrorItem[] };

/**
 * A refusal of the service: thrown by rules, turned into an answer by the app, thrown on to tests by the
 * control API.
 */
export class ApiError extends Error {
  readonly status: number;
  readonly envelope: ErrorEnvelope;

  constructor(status: number, item: ErrorItem) {
    super(`${status} ${item.errorCode}: ${item.message}`);
    this.name = 'ApiError';
    this.status = status;
    this.envelope = { errorCode: item.errorCode, message: item.message, errors: [item] };
  }
}

/** "400 `CMN-101` parameter" (ringcentral-api.md, Errors and limits). */
export function invalidParameter(parameterName: string): ApiError {
  const message = `Parameter [${parameterName}] value is invalid`;
  return new ApiError(400, { errorCode: 'CMN-101', message, parameterName });
}

/** "404 `CMN-102` gone" (ringcentral-api.md, Errors and limits). */
export function notFound(parameterName: string): ApiError {
  const message = `Resource for parameter [${parameterName}] is not found`;
  return new ApiError(404, { errorCode: 'CMN-102', message, parameterName });
}

/** "403 not a handler / no permission" (ringcentral-api.md, Errors and limits). */
export function forbidden(permissionName: string): ApiError {
  const message = `In order to call this API endpoint, user needs to have [${permissionName}] permission for requested resource.`;
  return new ApiError(403, { errorCode: 'CMN-408', message, permissionName });
}

/** The application itself lacks a permission ("403 CMN-401", reliability.md 2, Error body). */
export function applicationForbidden(permissionName: string): ApiError {
  const message = `In order to call this API endpoint, application needs to have [${permissionName}] permission`;
  return new ApiError(403, { errorCode: 'CMN-401', message, permissionName });
}

/** "CMN-109 feature off" (reliability.md 2, Error body). */
export function featureUnavailable(message: string): ApiError {
  return new ApiError(403, { errorCode: 'CMN-109', message });
}
