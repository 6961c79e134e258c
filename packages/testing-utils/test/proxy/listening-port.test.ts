import { expect, test } from "vitest";

import { ListeningPort } from "../../src/proxy/listening-port.ts";

test("a port that is closed while it opens is closed only after that", async () => {
  const port = new ListeningPort(() => {});
  const order: string[] = [];
  const opening = port.open().then(() => order.push("opened"));
  await port.close();
  order.push("closed");
  await opening;
  expect(order).toEqual(["opened", "closed"]);
});
