import type { Socket } from "node:net";

import type { WaitOptions } from "../change-signal.ts";
import type { DataScript } from "../script.ts";
import { ConnectionLog } from "./connection-log.ts";
import { fault, perform, type Fault } from "./fault.ts";
import { Gate } from "./gate.ts";
import { Line } from "./line.ts";
import { ListeningPort } from "./listening-port.ts";
import type { ProxyConnection } from "./proxy-connection.ts";
import { resolveTarget, type ProxyTarget, type Target } from "./target.ts";
import { systemTimers, type Timers } from "./timers.ts";

/** What a {@link FaultProxy} is made of. */
export interface FaultProxyOptions {
  /** The server behind it: a URL, of whatever scheme, or a host and a port. */
  readonly target: ProxyTarget | URL | string;
  /**
   * What each connection gets: the same fault always, one of a list after the other and none afterwards, or a `mix` by
   * rates and a seed. A refusal takes no connection: it is what the port does between two of them.
   * @default no fault
   */
  readonly faults?: DataScript<Fault>;
  /** What sets timers: give a `VirtualClock` to move delays, throttles and refusals by hand. @default Node.js */
  readonly timers?: Timers;
}

/** How long a script of a {@link FaultProxy} is in force. */
export interface UseOptions {
  /**
   * What ends it: from then on there is no fault. If it rejects, waiting and closing reject too.
   * @default nothing but the next `use`
   */
  readonly until?: Promise<unknown>;
}

/**
 * A TCP proxy in front of any server, a database or HTTP, with TLS or without, for faults that a server cannot have: it
 * refuses, resets, ends, stalls, slows down or corrupts connections by a script, and remembers what became of each. It
 * knows nothing of what it passes on.
 *
 * A fault belongs to a connection from its beginning. A client that keeps connections alive meets a new script on its
 * next one: `resetConnections()` takes the old ones away.
 *
 * @example
 * await using collector = await CollectorServer.start();
 * await using proxy = await FaultProxy.start({ target: collector.tracesUrl, faults: [fault.reset(), fault.pass()] });
 * const exporter = new OTLPTraceExporter({ url: proxy.url });
 */
export class FaultProxy implements AsyncDisposable {
  readonly #target: Target;
  readonly #timers: Timers;
  readonly #log = new ConnectionLog();
  readonly #port = new ListeningPort((socket) => void this.#serve(socket));
  readonly #gate: Gate;
  readonly #open = new Set<Line>();

  private constructor({ target, timers = systemTimers }: FaultProxyOptions) {
    this.#target = resolveTarget(target);
    this.#timers = timers;
    this.#gate = new Gate(this.#port, timers, (error) => this.#log.breakDown("The proxy cannot go on", error));
  }

  /** Starts a proxy in this process, on a free port of 127.0.0.1. Rejects with a `TypeError` for options out of range. */
  static async start(options: FaultProxyOptions): Promise<FaultProxy> {
    const proxy = new FaultProxy(options);
    await proxy.#port.open(); // its number is known even if its script begins with a refusal
    await proxy.use(options.faults ?? fault.pass());
    return proxy;
  }

  /** The target's URL with the proxy's address in place of its own; `tcp://127.0.0.1:<port>` where it has none. */
  get url(): string {
    return this.#target.urlThrough(this.port);
  }

  /** The port on 127.0.0.1, the same one as long as the proxy lives. */
  get port(): number {
    return this.#port.number;
  }

  /**
   * All connections so far, in the order of their arrival; those that were refused are not among them.
   *
   * @example
   * expect(proxy.connections).toMatchObject([{ outcome: "disconnected", toServerBytes: 0 }, { outcome: "ended" }]);
   */
  get connections(): readonly ProxyConnection[] {
    return this.#log.snapshot();
  }

  /**
   * Replaces the script: the next connection gets the first fault of the new one, those that are open keep theirs. Ends
   * a refusal, and begins one if that is the first step; resolves when the port is open, or closed. Rejects if another
   * has taken the port meanwhile, or the proxy is closed.
   *
   * @example
   * await proxy.use(fault.refuse(), { until: clock.sleep(60_000) });
   */
  async use(faults: DataScript<Fault>, { until }: UseOptions = {}): Promise<void> {
    await this.#gate.use(faults, until);
  }

  /**
   * Ends a refusal, and goes on with the next step of the script. Resolves and rejects as `use` does.
   *
   * @example
   * await proxy.use([fault.refuse(), fault.reset(), fault.pass()]);
   * await proxy.listen(); // the next connection is reset
   */
  async listen(): Promise<void> {
    await this.#gate.listen();
  }

  /**
   * Resets every open connection.
   *
   * @example
   * await proxy.use(fault.refuse());
   * proxy.resetConnections(); // nobody gets through any more, not even on an old connection
   */
  resetConnections(): void {
    for (const line of this.#open) line.reset();
  }

  /**
   * Resolves once at least `count` connections have come; rejects with a {@link WaitTimeoutError}, or with a
   * {@link ServerFailureError} once the proxy has failed.
   */
  async waitForConnections(count: number, options?: WaitOptions): Promise<readonly ProxyConnection[]> {
    await this.#log.arrival(count, options);
    return this.connections;
  }

  /** Resolves once no connection is open; rejects as `waitForConnections` does. */
  async idle(options?: WaitOptions): Promise<readonly ProxyConnection[]> {
    await this.#log.idle(options);
    return this.connections;
  }

  /**
   * Closes at once, cuts what is open, and resolves when all sockets are closed. `connections` can still be read.
   * Rejects with a {@link ServerFailureError} if the proxy has failed and no wait has told it.
   */
  async close(): Promise<void> {
    this.#gate.close();
    await Promise.all([this.#port.close(), ...this.#open.values().map((line) => line.abandon())]);
    this.#log.tellFailure();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #serve(socket: Socket): Promise<void> {
    const chosen = this.#gate.take();
    const record = this.#log.enter(chosen);
    const line = new Line(socket, { record, target: this.#target, timers: this.#timers });
    this.#open.add(line);
    try {
      await perform(chosen, line);
      record.end("ended");
    } catch (error) {
      if (record.outcome === "open") this.#log.breakDown("The proxy failed", error);
      line.lose("failed");
    }
    await line.closed();
    this.#open.delete(line);
  }
}
