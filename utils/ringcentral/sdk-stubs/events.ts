/**
 * Stands in for the npm package `events` below `@ringcentral/sdk`. Nothing of ours depends on having heard an event
 * (`reliability.md` S3, S25: a throwing listener once cost the tokens), so there are none.
 */
export class EventEmitter {
  on(): void {}

  emit(): boolean {
    return false;
  }
}
