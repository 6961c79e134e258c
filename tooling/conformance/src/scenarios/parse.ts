import { reply } from "@sideband/testing-utils";

import type { Scenario } from "../scenario.ts";

const succeeding: Scenario = {
  name: "`parse()`",
  for: "completions",
  script: reply.text('{"id":7}'),
  spans: [{ finishReason: "stop" }],
  async run(program) {
    const promise = program.parse();
    program.printShape("promise", promise);
    program.print(await promise);
  },
};

/** The model has answered, but not with what was asked for. Whether the call has failed, opinions differ. */
const failing: Scenario = {
  name: "`parse()` of broken JSON",
  for: "completions",
  script: reply.text('{"id":'),
  spans: [{ fails: "either", finishReason: "stop" }],
  async run(program) {
    program.print(await program.parse());
  },
};

const otherObject: Scenario = {
  name: "`parse()` of another object",
  for: "completions",
  script: reply.text('{"name":"seven"}'),
  spans: [{ fails: "either", finishReason: "stop" }],
  async run(program) {
    program.print(await program.parse());
  },
};

const cutShort: Scenario = {
  name: "`parse()` of an answer cut short",
  for: "completions",
  script: reply.text('{"id":', { finishReason: "length" }),
  spans: [{ fails: "either", finishReason: "length" }],
  async run(program) {
    program.print(await program.parse());
  },
};

const withResponse: Scenario = {
  name: "`parse()` with `withResponse()`",
  for: "completions",
  script: reply.text('{"id":7}'),
  spans: [{ finishReason: "stop" }],
  async run(program) {
    const { data, response } = await program.parse().withResponse();
    program.print(response.status, data);
  },
};

const refused: Scenario = {
  name: "`parse()` of HTTP 429",
  for: "completions",
  script: reply.status(429),
  spans: [{ fails: true, usage: null }],
  async run(program) {
    program.print(await program.parse());
  },
};

export const parse: readonly Scenario[] = [succeeding, failing, otherObject, cutShort, withResponse, refused];
