// The thread of an off-thread pipeline. Its build is embedded in the package, so that no bundler can lose it.
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { type MessagePort, workerData } from "node:worker_threads";

import { errorText } from "../error-text.ts";
import { loadPipeline } from "./load-pipeline.ts";
import type { PipelineStart, Report, Request } from "./messages.ts";
import { PipelineHost } from "./pipeline-host.ts";
import { PipelineMemory } from "./pipeline-memory.ts";
import { PollLoop } from "./poll-loop.ts";
import { waitingMessages } from "./waiting-messages.ts";

const { port, start } = workerData as { readonly port: MessagePort; readonly start: PipelineStart };
const memory = new PipelineMemory(start.memory);
const report = (message: Report): void => port.postMessage(message);

// Whoever waits for the drain is to know at once that nobody is left to do it.
process.on("exit", () => {
  if (memory.generation === start.generation) memory.state = "ended";
});

const host = new PipelineHost({ ...start, ownThread: true, report, pause: () => sleep(1) });
let loop: PollLoop | undefined;
port.on("message", (request: Request) => {
  host.receive(request);
  loop?.wake(); // awake as it is, it may as well look
});

// No `await` at the top: where a thread is ended just as its module is done, V8 takes the process down (Node.js 22).
const run = async (): Promise<void> => {
  try {
    await host.open(await loadPipeline(start.pipeline), start.pipelineOptions);
  } catch (error) {
    report({ type: "failed", message: errorText(error) || "the pipeline threw something that is no error" });
    process.exit(1);
  }
  loop = new PollLoop({ poll: () => host.pump(), woken: () => memory.woken(), keepsAlive: true });
  await memory.drainRequested();
  // What was asked before then may still be on its way: a thread's ring that nobody has looked into yet, say.
  for (const request of waitingMessages(port)) host.receive(request as Request);
  await host.drain();
};

void run();
