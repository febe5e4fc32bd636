type Emitter = { on(): unknown; emit(): boolean };

/**
 * Stands in for the npm package `events` below `@ringcentral/sdk`. Nothing of ours depends on having heard an event
 * (`reliability.md` S3, S25: a throwing listener once cost the tokens), so there are none. A function, because the
 * SDK's compiled classes call it without `new`.
 */
export const EventEmitter = function noEvents() {} as unknown as { new (): Emitter; prototype: Emitter };

EventEmitter.prototype.on = () => {};
EventEmitter.prototype.emit = () => false;
