import type { Scenario } from "../scenario.ts";
import { ANSWER, USAGE } from "./replies.ts";

const TIMEOUT_MS = 20_000;

export const withOptions: Scenario = {
  name: "`withOptions()` clones",
  for: "all",
  script: ANSWER,
  spans: ["model-a", "model-b", "model-c"].map((model) => ({ model, finishReason: "stop", usage: USAGE })),
  async run(program) {
    const clone = program.withOptions({ timeout: TIMEOUT_MS });
    const cloneOfClone = clone.withOptions({ maxRetries: 1 });
    program.printShape("clone", clone.client);
    program.print(clone.client instanceof program.client.constructor);
    await clone.attempt("clone", () => clone.create({ model: "model-a" }));
    await cloneOfClone.attempt("clone of clone", () => cloneOfClone.create({ model: "model-b" }));
    await program.attempt("original", () => program.create({ model: "model-c" }));
  },
};
