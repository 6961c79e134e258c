import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";

import { SpanKind } from "@opentelemetry/api";
import { line } from "sdk-under-test";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import type { ArrivalReport, Report, SpanReport } from "./support/report.ts";

const TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
const SPAN_ID = "b7ad6b7169203331";

let vendor: Server;
let vendorUrl: string;
let atVendor: { path: string | undefined; headers: IncomingHttpHeaders }[];

beforeEach(async () => {
  atVendor = [];
  vendor = createServer(({ url: path, headers }, response) => {
    atVendor.push({ path, headers });
    response.end("an answer");
  });
  await once(vendor.listen(0, "127.0.0.1"), "listening");
  vendorUrl = `http://127.0.0.1:${(vendor.address() as AddressInfo).port}`;
});

afterEach(async () => {
  vendor.closeAllConnections();
  await once(vendor.close(), "close");
});

/** A program of ours, which tells its port, and the rest until it ends. */
class Program {
  readonly #child: ChildProcess;
  readonly #reports: Report[] = [];
  readonly #port = Promise.withResolvers<number>();

  constructor(name: string, args: readonly string[]) {
    const program = fileURLToPath(new URL(`support/${name}-process.ts`, import.meta.url));
    const all = ["--conditions=@sideband/source", program, String(line), ...args];
    this.#child = spawn(process.execPath, all, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
    this.#child.on("message", (report: Report) => {
      this.#reports.push(report);
      if (report.port !== undefined) this.#port.resolve(report.port);
    });
    this.#child.once("exit", (code) => this.#port.reject(new Error(`${name} ended with code ${code}`)));
  }

  async url(): Promise<string> {
    return `http://localhost:${await this.#port.promise}`;
  }

  async end(): Promise<readonly Report[]> {
    this.#child.send("end");
    await Promise.all([once(this.#child, "exit"), once(this.#child, "disconnect")]);
    return this.#reports;
  }

  kill(): void {
    this.#child.kill("SIGKILL");
  }
}

interface Outcome {
  readonly answer: string;
  readonly spans: readonly SpanReport[];
  readonly arrivals: readonly ArrivalReport[];
}

const run = async (traceFlags: 0 | 1): Promise<Outcome> => {
  const programs: Program[] = [];
  const start = (name: string, args: readonly string[]): Program => {
    const program = new Program(name, args);
    programs.push(program);
    return program;
  };
  try {
    const broker = start("broker", [vendorUrl]);
    const service = start("service", [await broker.url(), vendorUrl]);
    const headers = {
      traceparent: `00-${TRACE_ID}-${SPAN_ID}-0${traceFlags}`,
      // One is too long for the limits, and one is not on any list.
      baggage: `user.mail=ada,tenant.id=7,plan=${"x".repeat(9000)}`,
    };
    const response = await fetch(`${await service.url()}/order`, { headers });
    const answer = await response.text();
    const reports = [...(await service.end()), ...(await broker.end())];
    return {
      answer,
      spans: reports.flatMap(({ span }) => span ?? []),
      arrivals: reports.flatMap(({ arrival }) => arrival ?? []),
    };
  } finally {
    for (const program of programs) program.kill();
  }
};

const describeSpan = ({ process, name, kind, url }: SpanReport): string => {
  const where = url?.replace(/:\d+/, "") ?? "";
  if (kind === SpanKind.CLIENT) return `${process} asks ${where}`;
  return kind === SpanKind.SERVER ? `${process} serves ${where}` : `${process} ${name}`;
};

/** Each span with what its parent is, and whether that is in another process. */
const parents = (spans: readonly SpanReport[]): Record<string, string> => {
  const byId = new Map(spans.map((span) => [span.spanId, span]));
  return Object.fromEntries(
    spans.map((span) => {
      const parent = byId.get(span.parentSpanId ?? "");
      const name = parent === undefined ? span.parentSpanId : describeSpan(parent);
      return [describeSpan(span), `${name}${span.isParentRemote ? ", remote" : ""}`];
    }),
  );
};

const VENDOR_PATHS = ["/fetch", "/undici", "/http", "/redirect"];

describe("an HTTP service, a message and a child process", () => {
  test("are one trace, in which every parent is right", async () => {
    const { answer, spans } = await run(1);
    expect(answer).toBe("exit code 0");
    expect(new Set(spans.map(({ traceId }) => traceId))).toStrictEqual(new Set([TRACE_ID]));
    expect(parents(spans)).toStrictEqual({
      "service serves /order": `${SPAN_ID}, remote`,
      "service asks http://127.0.0.1/fetch": "service serves /order",
      "service asks http://127.0.0.1/undici": "service serves /order",
      "service asks http://127.0.0.1/http": "service serves /order",
      "service asks http://localhost/elsewhere": "service serves /order",
      "service asks http://127.0.0.1/redirect": "service serves /order",
      "service asks http://localhost/work": "service serves /order",
      "broker serves /elsewhere": "service asks http://localhost/elsewhere, remote",
      "broker serves /work": "service asks http://localhost/work, remote",
      "broker spawn": "broker serves /work",
      "broker send": "broker serves /work",
      "child main": "broker spawn, remote",
      "child process": "broker send, remote",
    });
  });

  test.each([
    { sampling: "recorded", traceFlags: 1 },
    { sampling: "sampled out", traceFlags: 0 },
  ] as const)("get the baggage that may go there, and the vendor nothing: $sampling", async ({ traceFlags }) => {
    const { answer, spans, arrivals } = await run(traceFlags);
    expect(answer).toBe("exit code 0");
    expect(spans).toHaveLength(traceFlags === 1 ? 13 : 0);
    const part = { traceId: TRACE_ID, traceFlags };
    expect(arrivals).toStrictEqual([
      { process: "service", by: "http", ...part, baggage: ["user.mail=ada", "tenant.id=7"] },
      { process: "broker", by: "http /elsewhere", ...part, baggage: ["tenant.id=7"] },
      { process: "broker", by: "http /work", ...part, baggage: ["tenant.id=7"] },
      { process: "child", by: "environment", ...part, baggage: [] },
      { process: "child", by: "message", ...part, baggage: ["tenant.id=7"] },
    ]);
    expect(atVendor.map(({ path }) => path)).toStrictEqual(VENDOR_PATHS);
    for (const { headers } of atVendor) {
      for (const name of ["traceparent", "tracestate", "baggage"]) expect(headers).not.toHaveProperty(name);
      expect(JSON.stringify(headers)).not.toContain(TRACE_ID);
    }
  });
});
