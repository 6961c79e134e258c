import { describe, expect, test, vi } from "vitest";

import { answer, CollectorServer, mix, type Answer } from "../../src/index.ts";
import { exportRequest, plainSpan } from "./export-request.ts";
import { post } from "./post.ts";
import { RawClient } from "./raw-client.ts";

const body = JSON.stringify(exportRequest(plainSpan(1)));

const postSpan = async (collector: { readonly tracesUrl: string }): Promise<number> =>
  (await post(collector.tracesUrl, exportRequest(plainSpan(1)))).status;

/** Begins uploads whose heads arrive one after the other. */
const beginUploads = async (collector: CollectorServer, count: number, length = body.length): Promise<RawClient[]> => {
  const clients: RawClient[] = [];
  for (let number = 1; number <= count; number += 1) {
    const client = await RawClient.connect(collector.url);
    client.post(collector.tracesUrl, length);
    clients.push(client);
    await vi.waitFor(() => expect(collector.requests()).toHaveLength(number));
  }
  return clients;
};

const finish = async (client: RawClient | undefined, text: string = body): Promise<string> => {
  client?.write(text);
  await client?.until("\r\n\r\n");
  client?.destroy();
  return client?.received.slice(9, 12) ?? "";
};

describe("the steps of a list", () => {
  test("go to requests in the order in which their heads come, whenever they are read", async () => {
    await using collector = await CollectorServer.start({ script: [answer.status(503), answer.status(418)] });
    const [first, second] = await beginUploads(collector, 2);
    expect(await finish(second)).toBe("418");
    expect(await finish(first)).toBe("503");
    expect(collector.requests().map(({ index, status }) => [index, status])).toEqual([
      [0, 503],
      [1, 418],
    ]);
  });

  test("go to the next request, in their order, when theirs are malformed or break off", async () => {
    const statuses = [500, 501, 502, 503].map((status) => answer.status(status));
    await using collector = await CollectorServer.start({ script: statuses });
    const [first, second, third] = await beginUploads(collector, 3);
    expect(await finish(second, "x".repeat(body.length))).toBe("400");
    first?.destroy();
    await collector.waitForRequests(2);
    expect(await postSpan(collector)).toBe(500);
    expect(await finish(third)).toBe("502");
    expect([await postSpan(collector), await postSpan(collector)]).toEqual([501, 503]);
    expect(await postSpan(collector)).toBe(200);
  });

  test("are not taken by requests whose head is refused", async () => {
    await using collector = await CollectorServer.start({ script: [answer.reset({ at: "head" })] });
    const urls = [`${collector.url}/v1/profiles`, `${collector.url}/`];
    for (const url of urls) expect((await post(url, {})).status).toBe(404);
    expect((await post(collector.tracesUrl, {}, { "content-type": "text/plain" })).status).toBe(415);
    await expect(postSpan(collector)).rejects.toThrow();
  });

  test("stay with the script that they are of", async () => {
    await using collector = await CollectorServer.start({ script: [answer.status(500), answer.status(501)] });
    const [upload] = await beginUploads(collector, 1);
    collector.answerWith([answer.status(502)]);
    upload?.destroy();
    await collector.idle();
    expect([await postSpan(collector), await postSpan(collector)]).toEqual([502, 200]);
  });

  test("serve all signals, one after the other", async () => {
    await using collector = await CollectorServer.start({ script: [answer.status(500), answer.status(501)] });
    expect((await post(collector.logsUrl, {})).status).toBe(500);
    expect((await post(collector.metricsUrl, {})).status).toBe(501);
    expect((await post(collector.tracesUrl, {})).status).toBe(200);
  });
});

describe("a mix", () => {
  const script = mix({
    seed: 7,
    of: [
      { weight: 6, step: answer.accept() },
      { weight: 3, step: answer.status(503) },
      { weight: 1, step: [answer.status(500), answer.status(501)] },
    ],
  });

  test("answers by its rates, the same for the same seed, here and in a process of its own", async () => {
    await using here = await CollectorServer.start({ script });
    await using there = await CollectorServer.spawn({ script });
    const statuses: number[] = [];
    for (let count = 0; count < 200; count += 1) statuses.push(await postSpan(here));
    const share = (status: number): number => statuses.filter((one) => one === status).length / statuses.length;
    expect(share(200)).toBeGreaterThan(0.4);
    expect(share(503)).toBeGreaterThan(0.15);
    expect(share(500)).toBeGreaterThan(0.03);
    expect(statuses.every((status, index) => (status === 501) === (statuses[index - 1] === 500))).toBe(true);
    const same: number[] = [];
    for (let count = 0; count < 50; count += 1) same.push(await postSpan(there));
    expect(same).toEqual(statuses.slice(0, 50));
  });

  test("acts on uploads, too", async () => {
    const resets: Answer = answer.reset({ at: "head" });
    await using collector = await CollectorServer.start({ script: mix({ of: [{ weight: 1, step: resets }] }) });
    await expect(postSpan(collector)).rejects.toMatchObject({ cause: { code: "ECONNRESET" } });
    expect(await collector.idle()).toMatchObject([{ outcome: "disconnected", encodedBytes: 0 }]);
  });
});
