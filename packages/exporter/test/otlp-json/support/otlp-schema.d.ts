/** Code that protobufjs generated from the official .proto files. */
declare module "otlp-schema/build/src/generated/root.js" {
  interface MessageType {
    decode(bytes: Uint8Array): object;
    encode(message: object): { finish(): Uint8Array };
    fromObject(message: object): object;
    toObject(message: object, options: object): object;
  }
  const root: {
    opentelemetry: {
      proto: { collector: { trace: { v1: { ExportTraceServiceRequest: MessageType } } } };
    };
  };
  export default root;
}
