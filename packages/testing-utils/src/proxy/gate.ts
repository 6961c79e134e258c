import type { DataScript } from "../script.ts";
import type { ConnectionFault, Fault } from "./fault.ts";
import type { RefuseFault } from "./faults/refuse.ts";
import type { ListeningPort } from "./listening-port.ts";
import { stepsOf } from "./steps-of.ts";
import type { Timers } from "./timers.ts";

type Port = Pick<ListeningPort, "open" | "shut">;

const PASS: ConnectionFault = { kind: "pass" };

/**
 * Hands out the faults of a script, one per connection, and keeps the port open or shut between them. It is one step
 * ahead: where a refusal is next, the port shuts before anybody can knock.
 */
export class Gate {
  readonly #port: Port;
  readonly #timers: Timers;
  readonly #onFailure: (error: unknown) => void;
  #steps = stepsOf(PASS);
  #next: ConnectionFault = PASS;
  #isRefusing = false;
  #isClosed = false;
  #timer: unknown;

  /** Calls `onFailure` where the port cannot open again by itself, and where what ends a script rejects. */
  constructor(port: Port, timers: Timers, onFailure: (error: unknown) => void) {
    this.#port = port;
    this.#timers = timers;
    this.#onFailure = onFailure;
  }

  /** The fault of the connection that has come. */
  take(): ConnectionFault {
    const fault = this.#next;
    void this.#advance().catch(this.#onFailure);
    return fault;
  }

  /** Begins a script. Resolves when the port is as its first step says; rejects if it cannot be opened. */
  async use(script: DataScript<Fault>, until?: Promise<unknown>): Promise<void> {
    this.#expectOpen();
    const steps = stepsOf(script);
    this.#steps = steps;
    void until
      ?.then(async () => {
        if (this.#steps === steps) await this.use(PASS);
      })
      .catch(this.#onFailure);
    await this.#advance();
  }

  /** Ends a refusal. Resolves when the port is as the next step says. */
  async listen(): Promise<void> {
    this.#expectOpen();
    await (this.#isRefusing ? this.#advance() : this.#port.open());
  }

  /** For a proxy that closes: nothing changes any more. */
  close(): void {
    this.#isClosed = true;
    this.#steps = stepsOf([]);
    this.#timers.clearTimeout(this.#timer);
  }

  #expectOpen(): void {
    if (this.#isClosed) throw new TypeError("Expected an open proxy, got a closed one");
  }

  async #advance(): Promise<void> {
    this.#timers.clearTimeout(this.#timer);
    const step = this.#steps.next().value ?? PASS;
    this.#isRefusing = step.kind === "refuse";
    if (step.kind === "refuse") return this.#refuse(step);
    this.#next = step;
    await this.#port.open();
  }

  #refuse({ forMs }: RefuseFault): void {
    this.#port.shut();
    if (forMs === null) return;
    const end = (): void => void this.#advance().catch(this.#onFailure);
    this.#timer = this.#timers.setTimeout(end, forMs);
  }
}
