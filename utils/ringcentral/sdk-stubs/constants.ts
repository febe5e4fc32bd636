/** Stands in for the SDK's constants, which would bring its whole `package.json` into the worker. */
export const version = '5.0.11';
export const authResponseProperty = 'RCAuthorizationResponse';
