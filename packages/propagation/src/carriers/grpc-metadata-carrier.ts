import { type Carrier, defineCarrier } from "./carrier.ts";

/** The part of `Metadata` of `@grpc/grpc-js` that is used. */
export interface GrpcMetadata {
  get(key: string): readonly unknown[];
  set(key: string, value: string): void;
  getMap(): object;
}

/**
 * Carries trace context in gRPC metadata. Many servers take no more than 8 KiB of it in all: keep the limits of the
 * baggage below that, or its keys few.
 *
 * @example
 * const metadata = new Metadata();
 * propagation.inject(context.active(), metadata, grpcMetadataCarrier);
 * client.getWeather(request, metadata, callback);
 */
export const grpcMetadataCarrier: Carrier<GrpcMetadata> = defineCarrier({
  keys: (metadata: GrpcMetadata) => Object.keys(metadata.getMap()),
  read: (metadata, key) => metadata.get(key),
  write: (metadata, key, value) => metadata.set(key, value),
});
