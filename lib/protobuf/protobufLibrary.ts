import type * as Library from '../vendor/protobufjs';

export type Protobuf = typeof Library;

let loading: Promise<Protobuf> | undefined;

/** protobuf.js, loaded when the first description is read. */
export const loadProtobuf = (): Promise<Protobuf> => (loading ??= import('../vendor/protobufjs'));
