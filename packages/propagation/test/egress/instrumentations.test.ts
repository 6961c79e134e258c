import { once } from "node:events";
import type http from "node:http";
import { Agent as HttpAgent } from "node:http";
import type https from "node:https";
import { createRequire } from "node:module";

import { context, type Context, createContextKey, propagation, ROOT_CONTEXT, trace } from "@opentelemetry/api";
import { CompositePropagator, W3CBaggagePropagator, W3CTraceContextPropagator } from "@opentelemetry/core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Agent, type Dispatcher, interceptors, ProxyAgent, request, RetryAgent } from "undici";

import { egressGuard, type EgressGuard } from "../../src/egress/egress-guard.ts";
import { withDestination } from "../../src/egress/with-destination.ts";
import { Instrumented, type InstrumentedOptions, sampler } from "./support/instrumented.ts";
import { TwoNamesServer } from "./support/two-names-server.ts";

const TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
const PARENT_ID = "b7ad6b7169203331";
const W3C = new CompositePropagator({ propagators: [new W3CTraceContextPropagator(), new W3CBaggagePropagator()] });

const baggage = propagation.createBaggage({ "tenant.id": { value: "7" }, "user.mail": { value: "ada" } });
const parent = (traceFlags: number): Context =>
  propagation.setBaggage(
    trace.setSpanContext(ROOT_CONTEXT, { traceId: TRACE_ID, spanId: PARENT_ID, traceFlags, isRemote: true }),
    baggage,
  );

/** As it is instrumented, which it is where it is required. */
const instrumentedHttps = createRequire(import.meta.url)("https") as typeof https;

let server: TwoNamesServer;
let guard: EgressGuard;

beforeEach(async () => {
  server = await TwoNamesServer.start();
  guard = egressGuard({ allow: ["localhost"], baggage: ["tenant.id"] });
});

afterEach(() => server[Symbol.asyncDispose]());

const instrument = (options: Partial<InstrumentedOptions> = {}): Instrumented =>
  new Instrumented({
    propagator: guard.propagator(W3C),
    undici: { startSpanHook: guard.startSpanHook },
    http: { startOutgoingSpanHook: guard.startOutgoingSpanHook },
    ...options,
  });

const finish = async (outgoing: http.ClientRequest): Promise<void> => {
  const [response] = (await once(outgoing.end(), "response")) as [http.IncomingMessage];
  await once(response.resume(), "end");
};

/** What a client does that is instrumented. */
const CLIENTS: Readonly<Record<string, (instrumented: Instrumented, url: string) => Promise<unknown>>> = {
  fetch: async (_, url) => (await fetch(url)).text(),
  "fetch of a Request": async (_, url) => (await fetch(new Request(url), { method: "POST", body: "x" })).text(),
  "undici.request": async (_, url) => (await request(url)).body.dump(),
  "http.request of a text": ({ http }, url) => finish(http.request(url)),
  "http.request of a URL": ({ http }, url) => finish(http.request(new URL(url))),
  "http.request of options": ({ http }, url) => {
    const { hostname, port, pathname, search } = new URL(url);
    return finish(http.request({ host: hostname, port, path: pathname + search, headers: { accept: "*/*" } }));
  },
  "http.request of a URL, options and a callback": ({ http }, url) =>
    new Promise((resolve) => {
      http.request(new URL(url), { agent: false }, (response) => response.resume().once("end", resolve)).end();
    }),
  "http.get of a text with options": ({ http }, url) => finish(http.get(url, { headers: { accept: "*/*" } })),
};

type SelfWriting = (instrumented: Instrumented, url: string, headers: Record<string, string>) => Promise<unknown>;

const SELF_WRITING: Readonly<Record<string, SelfWriting>> = {
  fetch: async (_, url, headers) => (await fetch(url, { headers })).text(),
  "undici.request": async (_, url, headers) => (await request(url, { headers })).body.dump(),
  "http.request of a text": ({ http }, url, headers) => finish(http.request(url, { headers })),
  "http.request of a URL": ({ http }, url, headers) => finish(http.request(new URL(url), { headers })),
};

const SAMPLINGS = [
  { sampling: "recorded", decide: sampler(() => 2), flags: 1, recorded: true },
  { sampling: "sampled out by its own sampler", decide: sampler(() => 0), flags: 1, recorded: false },
  { sampling: "sampled out with its parent", decide: undefined, flags: 0, recorded: false },
] as const;

const headersOf = (name: "allowed" | "denied"): (readonly [unknown, unknown, unknown])[] =>
  server.arrivals
    .filter(({ host }) => host === new URL(server[name]).hostname)
    .map(({ headers }) => [headers["traceparent"], headers["tracestate"], headers["baggage"]]);

const NOTHING = [undefined, undefined, undefined];

describe.each(SAMPLINGS)("a request that is $sampling", ({ decide, flags, recorded }) => {
  const options = decide === undefined ? {} : { sampler: decide };
  const traceparent = expect.stringMatching(new RegExp(`^00-${TRACE_ID}-[0-9a-f]{16}-0${recorded ? 1 : 0}$`));

  describe.each(Object.entries(CLIENTS))("by %s", (_, send) => {
    test("takes part at the host on the list, with the baggage that may go there", async () => {
      using instrumented = instrument(options);
      await instrumented.in(parent(flags), () => send(instrumented, `${server.allowed}/a`));
      expect(headersOf("allowed")).toStrictEqual([[traceparent, undefined, "tenant.id=7"]]);
      expect(instrumented.recorded).toBe(recorded ? 1 : 0);
    });

    test("carries nothing to the host that is not", async () => {
      using instrumented = instrument(options);
      await instrumented.in(parent(flags), () => send(instrumented, `${server.denied}/a`));
      expect(headersOf("denied")).toStrictEqual([NOTHING]);
    });

    test("carries nothing to a host that is put in the path", async () => {
      using instrumented = instrument(options);
      await instrumented.in(parent(flags), () => send(instrumented, `${server.denied}//localhost:${server.port}/a`));
      expect(headersOf("denied")).toStrictEqual([NOTHING]);
    });

    test("carries nothing without a hook, unless the span says where it goes", async () => {
      using instrumented = instrument({ ...options, undici: {}, http: {} });
      await instrumented.in(parent(flags), () => send(instrumented, `${server.allowed}/a`));
      await instrumented.in(parent(flags), () => send(instrumented, `${server.denied}/a`));
      expect(headersOf("denied")).toStrictEqual([NOTHING]);
      expect(headersOf("allowed")).toStrictEqual(recorded ? [[traceparent, undefined, "tenant.id=7"]] : [NOTHING]);
    });
  });

  test.each(["fetch", "redirect interceptor of undici"])("carries nothing along a redirect of %s", async (client) => {
    using instrumented = instrument(options);
    const follow = client === "fetch" ? fetch : followWithInterceptor;
    const target = `${server.denied}/b?redirect=${encodeURIComponent(`${server.allowed}/c`)}`;
    await instrumented.in(parent(flags), () => follow(`${server.allowed}/a?redirect=${encodeURIComponent(target)}`));
    expect(headersOf("denied")).toStrictEqual([NOTHING]);
    const part = [traceparent, undefined, "tenant.id=7"];
    expect(headersOf("allowed")).toStrictEqual([part, part]);
    if (client === "fetch") return;
    expect(server.arrivals.map(({ path }) => path.slice(0, 2))).toStrictEqual(["/a", "/b", "/c"]);
  });

  test("is told apart from those that are on their way at the same time", async () => {
    using instrumented = instrument(options);
    const sends = Object.values(CLIENTS);
    await instrumented.in(parent(flags), () =>
      Promise.all(
        Array.from({ length: 60 }, (_, at) =>
          Promise.resolve(
            sends[at % sends.length]?.(instrumented, `${at % 7 < 3 ? server.allowed : server.denied}/${at}`),
          ),
        ),
      ),
    );
    expect(headersOf("denied").filter((headers) => headers.some((header) => header !== undefined))).toStrictEqual([]);
    const [allowed, denied] = [headersOf("allowed"), headersOf("denied")];
    expect(allowed.every(([traceparent]) => traceparent !== undefined)).toBe(true);
    expect(guard.counts).toStrictEqual({ allowed: allowed.length, denied: denied.length, unknown: 0 });
  });
});

const followWithInterceptor = async (url: string): Promise<void> => {
  const agent = new Agent();
  const dispatcher = agent.compose(interceptors.redirect({ maxRedirections: 3 }));
  await (await request(url, { dispatcher })).body.dump();
  await agent.close();
};

/** Errors that nobody caught are expected, and not the test's own. */
class UncaughtErrors implements Disposable {
  readonly errors: unknown[] = [];
  readonly #others = process.listeners("uncaughtException");
  readonly #listener = (error: unknown): void => void this.errors.push(error);

  constructor() {
    process.removeAllListeners("uncaughtException").on("uncaughtException", this.#listener);
  }

  [Symbol.dispose](): void {
    process.off("uncaughtException", this.#listener);
    for (const listener of this.#others) process.on("uncaughtException", listener);
  }
}

describe("a client that writes trace context itself, through the guard", () => {
  const write = (url: string): Record<string, string> => {
    const headers = { accept: "*/*" };
    propagation.inject(withDestination(context.active(), url), headers);
    return headers;
  };
  const traceparents = (name: "allowed" | "denied"): readonly (readonly string[])[] =>
    server.arrivals
      .filter(({ host }) => host === new URL(server[name]).hostname)
      .map(({ distinct }) => distinct["traceparent"] ?? []);

  test.each(Object.keys(SELF_WRITING))("takes part once: %s", async (client) => {
    using instrumented = instrument();
    await instrumented.in(parent(1), () =>
      SELF_WRITING[client]?.(instrumented, `${server.allowed}/a`, write(server.allowed)),
    );
    expect(traceparents("allowed")).toStrictEqual([[expect.not.stringContaining(PARENT_ID)]]);
    expect(headersOf("allowed")[0]?.[2]).toBe("tenant.id=7");
    expect(server.arrivals[0]?.headers.accept).toBe("*/*");
  });

  test.each(Object.keys(SELF_WRITING))("takes nothing along to another host: %s", async (client) => {
    using instrumented = instrument();
    await instrumented.in(parent(1), () =>
      SELF_WRITING[client]?.(instrumented, `${server.denied}/a`, write(server.allowed)),
    );
    expect(headersOf("denied")).toStrictEqual([NOTHING]);
  });

  test("takes nothing along a redirect, with either hook of undici", async () => {
    for (const undici of [{ startSpanHook: guard.startSpanHook }, { requestHook: guard.requestHook }]) {
      server.arrivals.length = 0;
      using instrumented = instrument({ undici });
      const url = `${server.allowed}/a?redirect=${encodeURIComponent(`${server.denied}/b`)}`;
      await instrumented.in(parent(1), () => fetch(url, { headers: write(server.allowed) }));
      expect(traceparents("allowed")).toStrictEqual([[expect.not.stringContaining(PARENT_ID)]]);
      expect(headersOf("denied")).toStrictEqual([NOTHING]);
    }
  });

  test("keeps its own objects as they are", async () => {
    using instrumented = instrument();
    await instrumented.in(parent(1), async () => {
      const headers = write(server.allowed);
      const before = { ...headers };
      await finish(instrumented.http.request(server.denied, { headers }));
      expect(headers).toStrictEqual(before);
    });
  });
});

test("headers that the application wrote itself stay as they are", async () => {
  using instrumented = instrument();
  const own = { traceparent: "mine", baggage: "mine=1" };
  await instrumented.in(parent(1), async () => {
    await (await fetch(server.denied, { headers: own })).text();
    await finish(instrumented.http.request(server.denied, { headers: own }));
  });
  expect(headersOf("denied")).toStrictEqual([
    ["mine", undefined, "mine=1"],
    ["mine", undefined, "mine=1"],
  ]);
});

test("baggage that the application passes on stays, even if the guard has let the same go somewhere else", async () => {
  using instrumented = instrument();
  await instrumented.in(parent(1), async () => {
    const elsewhere: Record<string, string> = {};
    propagation.inject(withDestination(context.active(), "localhost"), elsewhere);
    const headers = { baggage: elsewhere["baggage"] ?? "" };
    expect(headers.baggage).toBe("tenant.id=7");
    await (await fetch(server.denied, { headers })).text();
    await finish(instrumented.http.request(server.denied, { headers }));
  });
  const own = [undefined, undefined, "tenant.id=7"];
  expect(headersOf("denied")).toStrictEqual([own, own]);
});

describe("the options of http.request", () => {
  const send = async (options: http.RequestOptions): Promise<unknown> => {
    using instrumented = instrument();
    await instrumented.in(parent(1), () => finish(instrumented.http.request({ port: server.port, ...options })));
    return server.arrivals[0]?.headers["traceparent"];
  };
  const TRACEPARENT = expect.stringContaining(TRACE_ID);

  test("a host name wins over a host", async () => {
    expect(await send({ hostname: "127.0.0.1", host: "localhost" })).toBeUndefined();
  });

  test("no host is this one", async () => {
    expect(await send({})).toStrictEqual(TRACEPARENT);
  });

  test("the header of the host says nothing", async () => {
    expect(await send({ host: "127.0.0.1", headers: { host: "localhost" } })).toBeUndefined();
  });

  test("what the agent was made with wins", async () => {
    using instrumented = instrument();
    const agent = new instrumented.http.Agent({ host: "127.0.0.1" });
    expect(await send({ host: "localhost", agent })).toBeUndefined();
  });

  test("https goes to port 443 by itself", () => {
    guard = egressGuard({ allow: ["localhost:443"] });
    using instrumented = instrument();
    const traceparentTo = (host: string): unknown =>
      instrumented.in(parent(1), () => {
        const outgoing = instrumentedHttps.request({ host }).on("error", () => {});
        outgoing.destroy();
        return outgoing.getHeader("traceparent");
      });
    expect(traceparentTo("localhost")).toStrictEqual(TRACEPARENT);
    expect(traceparentTo("127.0.0.1")).toBeUndefined();
  });

  test("an agent's port wins over the request's", async () => {
    const agent = new HttpAgent({ port: server.port });
    guard = egressGuard({ allow: ["localhost:1"] });
    expect(await send({ host: "localhost", port: 1, agent })).toBeUndefined();
    server.arrivals.length = 0;
    guard = egressGuard({ allow: [`localhost:${server.port}`] });
    expect(await send({ host: "localhost", port: 1, agent })).toStrictEqual(TRACEPARENT);
  });

  test("at a bare address the header of the host has to be allowed as well", async () => {
    guard = egressGuard({ allow: ["*"] });
    expect(await send({ host: "127.0.0.1", headers: { Host: "api.openai.com" } })).toBeUndefined();
    server.arrivals.length = 0;
    expect(await send({ host: "127.0.0.1", headers: { Host: "shop.example" } })).toStrictEqual(TRACEPARENT);
  });

  test("a proxy and the host behind it have to be allowed both", async () => {
    expect(await send({ host: "127.0.0.1", path: `${server.allowed}/x` })).toBeUndefined();
    server.arrivals.length = 0;
    expect(await send({ host: "localhost", path: `${server.denied}/x` })).toBeUndefined();
    server.arrivals.length = 0;
    expect(await send({ host: "localhost", path: `${server.allowed}/x` })).toStrictEqual(TRACEPARENT);
  });
});

test("the `dns` interceptor of undici, which puts addresses into URLs, hides no vendor", async () => {
  guard = egressGuard({ allow: ["*"] });
  using instrumented = instrument();
  const agent = new Agent();
  const lookup: NonNullable<interceptors.DNSInterceptorOpts["lookup"]> = (_, __, found) =>
    found(null, [{ address: "127.0.0.1", family: 4, ttl: 10_000 }]);
  const dispatcher = agent.compose(interceptors.dns({ lookup }));
  const send = async (host: string): Promise<unknown> => {
    server.arrivals.length = 0;
    const url = `http://${host}:${server.port}/`;
    await instrumented.in(parent(1), async () => (await request(url, { dispatcher })).body.dump());
    expect(server.arrivals[0]?.host).toBe(host);
    return server.arrivals[0]?.headers["traceparent"];
  };
  expect(await send("api.openai.com")).toBeUndefined();
  expect(await send("shop.example")).toStrictEqual(expect.stringContaining(TRACE_ID));
  await agent.close();
});

test("each attempt of undici's RetryAgent is decided anew, and says it once", async () => {
  using instrumented = instrument();
  const agent = new Agent();
  const dispatcher = new RetryAgent(agent, { maxRetries: 2, minTimeout: 1, statusCodes: [307] });
  for (const url of [server.allowed, server.denied]) {
    const attempts = instrumented.in(parent(1), () => request(`${url}/?redirect=${server.denied}`, { dispatcher }));
    await expect(attempts).rejects.toThrow();
  }
  await agent.close();
  expect(headersOf("denied")).toStrictEqual([NOTHING, NOTHING, NOTHING]);
  const once = [expect.stringContaining(TRACE_ID)];
  expect(server.arrivals.slice(0, 3).map(({ distinct }) => distinct["traceparent"])).toStrictEqual([once, once, once]);
  expect(new Set(headersOf("allowed").map(([traceparent]) => traceparent)).size).toBe(3);
});

describe.each([
  { sampling: "recorded", decision: 2 },
  { sampling: "sampled out", decision: 0 },
] as const)("a request that begins while another one is begun, both $sampling,", ({ decision }) => {
  test.each(["fetch", "undici.request", "http.request of a text"])(
    "by %s, gets what its own host may have",
    async (by) => {
      for (const [outer, inner] of [
        [server.allowed, server.denied],
        [server.denied, server.allowed],
      ] as const) {
        server.arrivals.length = 0;
        let hasNested = false;
        let nested: Promise<unknown> | undefined;
        using instrumented = instrument({
          sampler: sampler(() => {
            if (!hasNested) {
              hasNested = true;
              nested = CLIENTS[by]?.(instrumented, inner);
            }
            return decision;
          }),
        });
        await instrumented.in(parent(1), () => request(outer).then(({ body }) => body.dump()));
        await nested;
        expect(headersOf("denied")).toStrictEqual([NOTHING]);
        expect(headersOf("allowed")).toHaveLength(1);
      }
    },
  );
});

test("a hook of the application that throws lets nothing go where it may not", async () => {
  const fail = (): never => {
    throw new Error("hook");
  };
  using instrumented = instrument({
    sampler: sampler(() => 0),
    undici: { startSpanHook: fail, requestHook: fail },
    http: { startOutgoingSpanHook: fail },
  });
  await instrumented.in(parent(1), async () => {
    for (const send of Object.values(CLIENTS)) {
      await send(instrumented, server.allowed);
      await send(instrumented, server.denied);
    }
  });
  expect(new Set([...headersOf("allowed"), ...headersOf("denied")].flat())).toStrictEqual(new Set([undefined]));
});

test.each<[string, (proxy: string, url: string) => Promise<Dispatcher>]>([
  [
    "by the path",
    async (origin, path) => {
      const agent = new Agent();
      await agent.request({ origin, path, method: "GET" });
      return agent;
    },
  ],
  [
    "of undici's ProxyAgent",
    async (uri, url) => {
      const dispatcher = new ProxyAgent({ uri, proxyTunnel: false });
      await request(url, { dispatcher });
      return dispatcher;
    },
  ],
])("a proxy %s and the host behind it have to be allowed both", async (_, sendBy) => {
  using instrumented = instrument();
  const send = async (proxy: string, url: string): Promise<unknown> => {
    server.arrivals.length = 0;
    const dispatcher = await instrumented.in(parent(1), () => sendBy(proxy, url));
    await dispatcher.destroy();
    expect(server.arrivals.map(({ path }) => path)).toStrictEqual([url]);
    return server.arrivals[0]?.headers["traceparent"];
  };
  expect(await send(server.denied, `${server.allowed}/x`)).toBeUndefined();
  expect(await send(server.allowed, `${server.denied}/x`)).toBeUndefined();
  expect(await send(server.allowed, `${server.allowed}/x`)).toStrictEqual(expect.stringContaining(TRACE_ID));
});

describe("after a hook, the destination is nobody else's", () => {
  const inject = (injected: Context): Record<string, string> => {
    const carrier: Record<string, string> = {};
    propagation.inject(injected, carrier);
    return carrier;
  };
  /** As another library would, that starts a span of its own and has no hook. */
  const asClient = (): Record<string, string> =>
    inject(trace.setSpanContext(context.active(), { traceId: TRACE_ID, spanId: PARENT_ID, traceFlags: 0 }));

  const failing = sampler(() => {
    throw new Error("sampler");
  });

  test.each(["fetch", "undici.request"])("when the sampler of %s throws", async (client) => {
    using instrumented = instrument({ sampler: failing });
    using uncaught = new UncaughtErrors();
    const carrier = await instrumented.in(parent(1), async () => {
      await CLIENTS[client]?.(instrumented, server.allowed);
      return asClient();
    });
    expect(carrier).toStrictEqual({});
    expect(uncaught.errors).toHaveLength(1);
  });

  test("with `requestHook`, not even in the same turn", async () => {
    using instrumented = instrument({ sampler: failing, undici: { requestHook: guard.requestHook } });
    using uncaught = new UncaughtErrors();
    const { carrier, done } = instrumented.in(parent(1), () => {
      const done = request(server.allowed);
      return { carrier: asClient(), done };
    });
    await (await done).body.dump();
    expect(carrier).toStrictEqual({});
    expect(uncaught.errors).toHaveLength(1);
  });

  test("when the sampler of http.request throws, not even in the same turn", () => {
    using instrumented = instrument({ sampler: failing });
    instrumented.in(parent(1), () => {
      expect(() => instrumented.http.request(server.allowed)).toThrow("sampler");
      expect(asClient()).toStrictEqual({});
    });
  });

  test("before and after `requestHook`", async () => {
    const carriers: unknown[] = [];
    using instrumented = instrument({
      undici: {
        requestHook: (span, request) => {
          carriers.push(asClient());
          guard.requestHook(span, request);
          carriers.push(asClient());
        },
      },
    });
    await instrumented.in(parent(0), async () => {
      await (await fetch(server.allowed)).text();
      await (await fetch(server.denied)).text();
    });
    expect(carriers).toStrictEqual([{}, {}, {}, {}]);
    expect(headersOf("allowed")).toStrictEqual([[expect.any(String), undefined, "tenant.id=7"]]);
    expect(headersOf("denied")).toStrictEqual([NOTHING]);
  });

  test("the message that is written next to the request gets nothing", async () => {
    using instrumented = instrument();
    const carriers = instrumented.in(parent(1), () => {
      const outgoing = instrumented.http.request(server.allowed);
      const [afterHttp, ofActive] = [asClient(), inject(context.active())];
      const undici = request(server.allowed);
      return { afterHttp, ofActive, afterUndici: asClient(), done: Promise.all([finish(outgoing), undici]) };
    });
    const [, { body }] = await carriers.done;
    await body.dump();
    expect([carriers.afterHttp, carriers.ofActive, carriers.afterUndici]).toStrictEqual([{}, {}, {}]);
    expect(headersOf("allowed")).toHaveLength(2);
    expect(headersOf("allowed").every(([traceparent]) => traceparent !== undefined)).toBe(true);
  });

  test("what a hook of the application writes of the active span gets nothing, and the request its own", async () => {
    const carriers: unknown[] = [];
    using instrumented = instrument({
      undici: {
        startSpanHook: (request) => {
          const attributes = guard.startSpanHook(request);
          carriers.push(inject(context.active()));
          return attributes;
        },
        requestHook: () => {
          carriers.push(inject(context.active()));
        },
      },
    });
    await instrumented.in(parent(1), async () => (await fetch(server.allowed)).text());
    expect(carriers).toStrictEqual([{}, {}]);
    expect(headersOf("allowed")).toStrictEqual([[expect.any(String), undefined, "tenant.id=7"]]);
  });
});

test("requests that get no span of their own are guarded alike", async () => {
  using instrumented = instrument({
    undici: { startSpanHook: guard.startSpanHook, requireParentforSpans: true },
    http: { startOutgoingSpanHook: guard.startOutgoingSpanHook, requireParentforOutgoingSpans: true },
  });
  const noSpan = propagation.setBaggage(ROOT_CONTEXT, baggage);
  for (const [active, url] of [
    [noSpan, server.denied],
    [parent(1), server.denied],
    [noSpan, server.allowed],
  ] as const) {
    await instrumented.in(active, async () => {
      for (const send of Object.values(CLIENTS)) await send(instrumented, url);
    });
  }
  const clients = Object.keys(CLIENTS);
  expect(headersOf("denied")).toStrictEqual([...clients, ...clients].map(() => NOTHING));
  expect(headersOf("allowed")).toStrictEqual(clients.map(() => [undefined, undefined, "tenant.id=7"]));
});

test("a request goes where its hook says, even in a context of which the code says something else", async () => {
  using instrumented = instrument({
    http: { startOutgoingSpanHook: guard.startOutgoingSpanHook, requireParentforOutgoingSpans: true },
  });
  // No span is made for the request then: what is written is the caller's span, of which the code has spoken.
  for (const send of Object.values(CLIENTS)) {
    await instrumented.in(withDestination(parent(1), "localhost"), () => send(instrumented, server.denied));
  }
  expect(new Set(headersOf("denied").flat())).toStrictEqual(new Set([undefined]));
});

test("requests that are suppressed or ignored carry nothing", async () => {
  const SUPPRESS = createContextKey("OpenTelemetry SDK Context Key SUPPRESS_TRACING");
  using instrumented = instrument({
    undici: { startSpanHook: guard.startSpanHook, ignoreRequestHook: ({ path }) => path === "/ignored" },
    http: {
      startOutgoingSpanHook: guard.startOutgoingSpanHook,
      ignoreOutgoingRequestHook: ({ path }) => path === "/ignored",
    },
  });
  for (const send of Object.values(CLIENTS)) {
    await instrumented.in(parent(1), () => send(instrumented, `${server.allowed}/ignored`));
    await instrumented.in(parent(1).setValue(SUPPRESS, true), () => send(instrumented, `${server.allowed}/suppressed`));
  }
  expect(new Set(headersOf("allowed").flat())).toStrictEqual(new Set([undefined]));
});
