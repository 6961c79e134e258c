import { startDeadline } from "../deadline.ts";
import { errorCode } from "../error-code.ts";
import { JsonWriter } from "../otlp-json/json-writer.ts";
import { messageType } from "../otlp-json/message-type.ts";
import { TRACE_MESSAGES } from "../otlp-json/trace-messages.ts";
import { transcode } from "../otlp-json/transcode.ts";
import type { Outcome } from "../outcome.ts";
import { SendError } from "../send-error.ts";
import type { Payload, Sender } from "../sender.ts";
import { Slots } from "../slots.ts";
import { SpareBuffer } from "../spare-buffer.ts";
import { suppressTracing } from "../suppress-tracing.ts";
import { untilAborted } from "../until-aborted.ts";
import { AppendFile } from "./append-file.ts";
import type { FileSystem, FileSystems } from "./file-system.ts";
import { nodeFileSystems } from "./node-file-systems.ts";
import type { ResolvedFileOptions } from "./options.ts";
import { Rotation } from "./rotation.ts";

const NEWLINE = 0x0a;

/** JSON is so much longer than protobuf, as a rule. */
const GROWTH = 3;

const NEVER = new AbortController().signal;

/** What belongs to the outside, so that tests can hold it in their hands. */
export interface FileSenderWorld {
  readonly fileSystems?: FileSystems;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/**
 * The innermost layer: one payload, which must not be compressed, one line of OTLP JSON at the end of a file, one outcome.
 */
export class FileSender implements Sender {
  readonly #options: ResolvedFileOptions;
  readonly #request = messageType(TRACE_MESSAGES, "ExportTraceServiceRequest");
  /** One line after the other. */
  readonly #turns = new Slots(1);
  readonly #spare = new SpareBuffer();
  readonly #file: AppendFile;
  #draining = false;

  constructor(options: ResolvedFileOptions, { fileSystems = nodeFileSystems, now = Date.now }: FileSenderWorld = {}) {
    const files = (): FileSystem => (this.#draining ? fileSystems.thread : fileSystems.pool);
    this.#options = options;
    this.#file = new AppendFile({ ...options, files, rotation: new Rotation({ ...options, files, now }) });
  }

  async send(payload: Payload, signal: AbortSignal): Promise<Outcome> {
    const deadline = startDeadline(this.#options.timeoutMs, signal);
    try {
      await this.#inTurn(() => suppressTracing(() => this.#append(payload)), deadline.signal);
      return { kind: "sent" };
    } catch (error) {
      return outcomeOf(error);
    } finally {
      deadline.close();
    }
  }

  /** What the thread pool works on already is waited for: nobody could take it back. */
  drain(): void {
    this.#draining = true;
  }

  async shutdown(): Promise<void> {
    const deadline = startDeadline(this.#options.timeoutMs, NEVER);
    await this.#inTurn(() => this.#file.close(), deadline.signal)
      .catch(() => {
        // A disk that does not answer keeps its file.
      })
      .finally(() => deadline.close());
  }

  /** What is running when nobody waits for it any more keeps its turn: it cannot be taken back. */
  #inTurn(work: () => Promise<void>, signal: AbortSignal): Promise<void> {
    return untilAborted(this.#turns.run(work, signal), signal);
  }

  async #append({ body }: Payload): Promise<void> {
    const line = this.#toLine(body);
    try {
      await this.#file.append(line);
    } finally {
      this.#spare.give(line);
    }
  }

  #toLine(body: Uint8Array): Uint8Array {
    try {
      const writer = new JsonWriter(GROWTH * body.length, this.#spare.take);
      transcode(body, this.#request, writer);
      writer.byte(NEWLINE);
      return writer.written();
    } catch (cause) {
      throw new SendError("unexpected", "The request cannot be written as JSON", { cause });
    }
  }
}

/** What does not mend itself within seconds. */
const SLOW: ReadonlySet<string | undefined> = new Set([
  "EACCES",
  "EDQUOT",
  "EISDIR",
  "ENOENT",
  "ENOSPC",
  "ENOTDIR",
  "EPERM",
  "EROFS",
]);

const outcomeOf = (cause: unknown): Outcome => {
  if (cause instanceof SendError) {
    return cause.code === "unexpected"
      ? { kind: "failed", by: "sender", error: cause }
      : { kind: "retryable", error: cause };
  }
  const code = errorCode(cause);
  const error = new SendError("file", `The file cannot be written: ${code ?? String(cause)}`, { cause });
  return { kind: "retryable", error, ...(SLOW.has(code) && { slow: true }) };
};
