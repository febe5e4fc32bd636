/** OAuth's own error words, RFC 6749. */
export type OAuthErrorWord =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unsupported_grant_type'
  | 'unsupported_response_type'
  | 'access_denied';

/**
 * The body of a failed token request: "{error, error_description, errorCode?, errors:[...]}", with
 * RingCentral's OAU codes.
 */
export type OAuthErrorBody = {
  error: OAuthErrorWord;
  error_description: string;
  errorCode: string;
  message: string;
  errors: [{ errorCode: string; message: string }];
};

/** A refusal of the token endpoint. */
export class OAuthError extends Error {
  readonly status: number;
  readonly body: OAuthErrorBody;

  constructor(status: number, error: OAuthErrorWord, errorCode: string, message: string) {
    super(`${status} ${error} ${errorCode}: ${message}`);
    this.name = 'OAuthError';
    this.status = status;
    this.body = { error, error_description: message, errorCode, message, errors: [{ errorCode, message }] };
  }
}
