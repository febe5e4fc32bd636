import { EventEmitter } from './events.ts';

/** Stands in for the SDK's server discovery, which is switched off: a build names its one server. */
// biome-ignore lint/style/noDefaultExport: the SDK imports it so.
export default EventEmitter;
