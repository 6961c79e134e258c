import { CollectorServer } from "../collector/collector-server.ts";
import { FakeProvider } from "../fake-provider/fake-provider.ts";
import type { ChildMessage, ParentMessage, ServerKind } from "./messages.ts";

// The entry of the child process: not part of the package's interface, started by `fork` alone.

type Server = CollectorServer | FakeProvider;

const starters: Readonly<Record<ServerKind, (options: object) => Promise<Server>>> = {
  collector: (options) => CollectorServer.start(options),
  provider: (options) => FakeProvider.start(options),
};

let server: Server | undefined;

const run = async (message: ParentMessage): Promise<unknown> => {
  if (message.kind === "start") {
    server = await starters[message.server](message.options);
    return server.url;
  }
  const method: unknown = server === undefined ? undefined : Reflect.get(server, message.method);
  if (typeof method !== "function") throw new TypeError(`Expected a method of the server, got ${message.method}`);
  return Reflect.apply(method, server, message.args) as unknown;
};

const failure = (id: number, error: unknown): ChildMessage => ({
  kind: "failed",
  id,
  message: error instanceof Error ? error.message : String(error),
  code: error instanceof Error && "code" in error ? String(error.code) : null,
});

process.on("message", (message: ParentMessage) => {
  const { id } = message;
  run(message).then(
    (value) => process.send?.({ kind: "done", id, value } satisfies ChildMessage),
    (error: unknown) => process.send?.(failure(id, error)),
  );
});

// The parent closed the server or died: nobody is left to ask for anything.
process.on("disconnect", () => process.exit(0));
