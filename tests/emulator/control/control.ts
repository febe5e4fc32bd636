import type ThreadMessageModel from '@rc-ex/core/definitions/ThreadMessageModel';
import { receiveText } from '../actions/receive-text.ts';
import { settle } from '../actions/settle.ts';
import { messageRecord } from '../records/message-record.ts';
import type { IncomingFile } from '../rules/send-rules.ts';
import type { SeedName } from '../seed/create-seeded-world.ts';
import { fillVolume, type VolumeOptions } from '../seed/fill-volume.ts';
import type { Service } from '../service.ts';
import { patchSettings, type Settings, type SettingsPatch } from '../state/settings.ts';
import { type AgentActions, createAgentActions } from './agent-actions.ts';
import { type ClockControl, createClockControl } from './clock-control.ts';
import { type CompanyControl, createCompanyControl } from './company-control.ts';
import { type ConnectionControl, createConnectionControl } from './connection-control.ts';
import { createFaultControl, type FaultControl } from './fault-control.ts';
import { createRequestControl, type RequestControl } from './request-control.ts';
import { createStateControl, type StateControl } from './state-control.ts';
import { createTokenControl, type TokenControl } from './token-control.ts';
import { findSharedNumber } from './who.ts';

/** A file of a customer's MMS; over HTTP its bytes come as `base64`. */
export type InboundFile = Omit<IncomingFile, 'bytes'> &
  ({ bytes: IncomingFile['bytes'] } | { base64: string });

/** A customer's text as tests write it: `to` is a shared number or the name of a queue. */
export type InboundSpec = { from: string; to: string; text?: string; attachments?: InboundFile[] };

/** Everything a test may do to the service from behind. Never reachable through the API origin. */
export type Control = CompanyControl & {
  /** A customer texts a shared number; returns the message. */
  inbound(text: InboundSpec): ThreadMessageModel;
  /** Another agent (name or extension id) acts, through the same rules as the HTTP API. */
  as(agent: string): AgentActions;
  /** The emulated time. */
  clock: ClockControl;
  /** Network and answer faults. */
  faults: FaultControl;
  /** Sign-ins. */
  tokens: TokenControl['tokens'];
  /** Sync tokens. */
  sync: TokenControl['sync'];
  /** The request log. */
  requests: RequestControl;
  /** The truth, for assertions. */
  state: StateControl;
  /** Keep-alive of the listening server. */
  connections: ConnectionControl;
  /** Live settings: read them, or change some with `configure`. */
  settings: Settings;
  /** Changes settings from now on; an unknown name throws. */
  configure(patch: SettingsPatch): void;
  /** Adds many threads fast and deterministically; returns how many there are now. */
  volume(options?: VolumeOptions): { threads: number; entries: number };
  /** Back to the start with the given (or first) seed; `keep.sessions` leaves everybody signed in. */
  reset(seed?: SeedName, keep?: { sessions?: boolean }): void;
};

/** Builds the control API over a service; `connections` knows the listening server, when there is one. */
export function createControl(service: Service, connections = createConnectionControl()): Control {
  return {
    ...createCompanyControl(service),
    inbound({ from, to, text = '', attachments = [] }) {
      const { world } = service;
      settle(world);
      const files = attachments.map(readFile);
      const message = receiveText(world, { from, to: findSharedNumber(world, to), text, files });
      return messageRecord(world, message, service.settings.contentOrigin ?? service.origin);
    },
    as: (agent) => createAgentActions(service, agent),
    clock: createClockControl(service),
    faults: createFaultControl(service),
    ...createTokenControl(service),
    requests: createRequestControl(service),
    state: createStateControl(service),
    connections,
    settings: service.settings,
    configure: (patch) => {
      patchSettings(service.settings, patch);
    },
    volume: (options = {}) => fillVolume(service.world, options),
    reset: (seed, keep) => service.reset(seed, keep),
  };
}

function readFile({ contentType, filename, ...content }: InboundFile): IncomingFile {
  const bytes = 'bytes' in content ? content.bytes : new Uint8Array(Buffer.from(content.base64, 'base64'));
  return { contentType, filename, bytes };
}
