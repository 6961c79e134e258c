import { setTimeout as sleep } from "node:timers/promises";
import { inspect, types } from "node:util";

import { readProperty } from "@sideband/propagation/lifetime";
import { FakeProvider } from "@sideband/testing-utils";

import { turn } from "../recorder.ts";
import { look } from "./look.ts";
import { inOrder, seen, type Settled, settled } from "./seen.ts";
import type { Step } from "./step.ts";

/** What a call takes beside its body. */
export interface CallOptions {
  readonly signal?: AbortSignal;
}

/** One way to call a client: it gives what the method gives. */
export type Way = (client: never, options?: CallOptions) => unknown;

/** A client, and all that a program may do with it. */
export interface Subject {
  /** Objects of the client that a program may look at. */
  readonly resources: (client: never) => readonly object[];
  readonly ways: readonly Way[];
  readonly make: (url: string) => object;
}

interface Reader {
  next(): Promise<{ readonly done?: boolean | undefined; readonly value: unknown }>;
  return?(value?: unknown): Promise<unknown>;
  throw?(error?: unknown): Promise<unknown>;
}

interface ClientStream extends AsyncIterable<unknown> {
  readonly controller?: AbortController;
  tee?(): readonly AsyncIterable<unknown>[];
  toReadableStream?(): ReadableStream<unknown>;
}

const isStream = (value: unknown): value is ClientStream =>
  typeof value === "object" && value !== null && Symbol.asyncIterator in value;

/** Whether a reader has no more to give. */
const isLast = (result: Settled | undefined): boolean => {
  const [state, value] = result ?? ["rejected", undefined];
  return state === "rejected" || !Array.isArray(value) || value[0] !== "step" || value[1] === true;
};

/**
 * Waits until a call has its answer, or has failed, without handling that: what a program sees next, and which failures
 * nobody handles, is then no matter of time.
 */
const answered = async (result: unknown): Promise<void> => {
  const promise = readProperty(result, "responsePromise") ?? result;
  while (types.isPromise(promise) && inspect(promise, { depth: 0 }).includes("<pending>")) await sleep(1);
};

const chosen = <T>(items: readonly T[], index: number): T | undefined => items[index % Math.max(1, items.length)];

/** Runs a program on one client, and keeps all that it sees. */
class Run {
  readonly transcript: unknown[] = [];
  readonly #subject: Subject;
  readonly #server: FakeProvider;
  readonly #client: object;
  readonly #promises: unknown[] = [];
  readonly #streams: ClientStream[] = [];
  readonly #readers: Reader[] = [];
  #calls = 0;

  constructor(subject: Subject, server: FakeProvider, client: object) {
    this.#subject = subject;
    this.#server = server;
    this.#client = client;
  }

  async do(step: Step): Promise<void> {
    this.transcript.push([step.do, await this.#do(step)]);
  }

  async #do(step: Step): Promise<unknown> {
    switch (step.do) {
      case "call":
        return this.#call(step.way);
      case "stop":
        return this.#stop(step.way, step.by);
      case "refuse":
        return step.by === "signal" ? settled(this.#refused(step.way)) : this.#detached();
      case "settle":
        return this.#settle(chosen(this.#promises, step.promise), step.by);
      case "open":
        return this.#open(chosen(this.#streams, step.stream), step.by);
      case "read":
        return this.#read(chosen(this.#readers, step.reader), step.by);
      case "walk":
        return this.#walk(chosen(this.#streams, step.stream), step);
      case "abort":
        chosen(this.#streams, step.stream)?.controller?.abort();
        return undefined;
      default:
        return this.#look(step.at);
    }
  }

  async #call(way: number): Promise<unknown> {
    const [result] = await this.#arrived(this.#start(way));
    await answered(result);
    this.#promises.push(result);
    return seen(result);
  }

  #start(way: number, options?: CallOptions): unknown {
    return chosen(this.#subject.ways, way)?.(this.#client as never, options);
  }

  /** Waits for a call's request, so that replies are those of their calls. A list, so that nobody awaits the result. */
  async #arrived(result: unknown): Promise<readonly [result: unknown]> {
    this.#calls += 1;
    await this.#server.waitForRequests(this.#calls);
    return [result];
  }

  async #refused(way: number): Promise<unknown> {
    return this.#start(way, { signal: AbortSignal.abort() });
  }

  /** Calls a method without the object that it is of. */
  #detached(): unknown {
    const [, resource] = this.#subject.resources(this.#client as never);
    const create = Reflect.get(resource as object, "create") as (body: object) => unknown;
    try {
      return ["given", seen(create({}))];
    } catch (error) {
      return seen(error);
    }
  }

  /** Calls a provider that falls silent, and stops that while it waits. How far it came is a matter of time. */
  async #stop(way: number, by: "signal" | "controller"): Promise<unknown> {
    const controller = new AbortController();
    const [result] = await this.#arrived(this.#start(way, { signal: controller.signal }));
    const request = (await this.#server.waitForRequests(this.#calls)).at(-1);
    const isHeld = request !== undefined && request.chunksWritten === 0;
    if (isHeld) setImmediate(() => controller.abort());
    const outcome = await settled(
      (async () => {
        const answer = await result;
        if (!isStream(answer)) return answer;
        setImmediate(() => (by === "signal" ? controller : (answer.controller ?? controller)).abort());
        for await (const _ of answer);
        return "over";
      })(),
    );
    return [outcome, (await this.#server.idle()).at(-1)?.abortedByClient];
  }

  async #settle(promise: unknown, by: string): Promise<unknown> {
    if (typeof Reflect.get(Object(promise) as object, by === "await" ? "then" : by) !== "function") return "none";
    const api = promise as Promise<unknown> & Record<"withResponse" | "asResponse", () => Promise<unknown>>;
    switch (by) {
      case "then":
        return settled(api.then((value) => this.#keep(value)));
      case "catch":
        return settled(api.catch((error: unknown) => seen(error)));
      case "finally":
        return settled(api.finally(() => undefined));
      case "withResponse":
        return settled(api.withResponse().then((both) => seen(Object.keys(both as object))));
      case "asResponse":
        return settled(api.asResponse());
      case "twice":
        return [await settled((async () => this.#keep(await api))()), await settled(api)];
      case "together":
        return settled(Promise.all([api, api.then((value) => value)]).then(([one, other]) => one === other));
      default:
        return settled((async () => this.#keep(await api))());
    }
  }

  #keep(value: unknown): unknown {
    if (isStream(value) && !this.#streams.includes(value)) this.#streams.push(value);
    return value;
  }

  #open(stream: ClientStream | undefined, by: string): unknown {
    if (stream === undefined) return "none";
    try {
      if (by === "tee" && stream.tee !== undefined) {
        for (const branch of stream.tee()) this.#readers.push(branch[Symbol.asyncIterator]() as Reader);
      } else if (by === "toReadableStream" && stream.toReadableStream !== undefined) {
        const reader = stream.toReadableStream().getReader();
        this.#readers.push({ next: () => reader.read(), return: () => reader.cancel() });
      } else this.#readers.push(stream[Symbol.asyncIterator]() as Reader);
      return "opened";
    } catch (error) {
      return seen(error);
    }
  }

  async #read(reader: Reader | undefined, by: string): Promise<unknown> {
    if (reader === undefined) return "none";
    if (by === "return") return settled(reader.return?.("left") ?? Promise.resolve("none"));
    if (by === "throw") return settled(reader.throw?.(new RangeError("thrown in")) ?? Promise.resolve("none"));
    if (by === "next") return settled(reader.next());
    if (by === "together") return inOrder([reader.next(), reader.next(), reader.next()]);
    if (by === "left together") {
      // Only generators promise an order. Others settle as many turns later as promises are derived from theirs.
      if (reader.return === undefined || reader.throw === undefined) return "none";
      return inOrder([reader.next(), reader.next(), reader.return("left"), reader.next()]);
    }
    const all: Settled[] = [];
    do all.push(await settled(reader.next()));
    while (!isLast(all.at(-1)));
    return all;
  }

  async #walk(stream: ClientStream | undefined, { most, by }: Extract<Step, { do: "walk" }>): Promise<unknown> {
    if (stream === undefined) return "none";
    const passed: unknown[] = [];
    const walk = async (): Promise<string> => {
      for await (const chunk of stream) {
        passed.push(seen(chunk));
        if (passed.length <= most || by === "end") continue;
        if (by === "throw") throw new RangeError("of the program");
        return "left";
      }
      return "over";
    };
    return [await settled(walk()), passed];
  }

  #look(at: string): unknown {
    if (at === "client") return this.#subject.resources(this.#client as never).map(look);
    if (at === "promise") return this.#promises.slice(-1).map((promise) => look(Object(promise) as object));
    if (at === "stream") return this.#streams.slice(-1).map((stream) => look(stream));
    const clone = (this.#client as { withOptions(options: object): object }).withOptions({ maxRetries: 0 });
    return [look(clone), this.#subject.resources(clone as never).map(look)];
  }
}

/** All that a program sees of a client, and of the rejections that nobody handles. */
export const runProgram = async (
  steps: readonly Step[],
  subject: Subject,
  wrap: (client: object) => object,
  unhandled: () => readonly unknown[],
): Promise<readonly unknown[]> => {
  const script = steps.flatMap((step) => ("reply" in step ? [step.reply] : []));
  await using server = await FakeProvider.start({ script });
  const run = new Run(subject, server, wrap(subject.make(server.url)));
  for (const step of steps) await run.do(step);
  await server.idle();
  await turn();
  return [...run.transcript, ["unhandled", unhandled().map(seen)]];
};
