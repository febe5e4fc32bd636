/**
 * "App permission: SMS (threads), ReadAccounts (extension, recipients), WebSocketsSubscription (push)."
 * (ringcentral-api.md)
 */
export type AppPermission = 'SMS' | 'ReadAccounts' | 'WebSocketsSubscription';

/** What the registered application was granted; the `scope` of every token. */
export const ALL_APP_PERMISSIONS: readonly AppPermission[] = [
  'ReadAccounts',
  'SMS',
  'WebSocketsSubscription',
];
