import { expect, it, vi } from "vitest";

const loaded = vi.hoisted(() => vi.fn<() => void>());

vi.mock("@pydantic/genai-prices", async (original) => {
  loaded();
  return original();
});

it("loads the price list for nobody but who imports the subpath", async () => {
  await import("../../src/index.ts");
  await import("../../src/openai/index.ts");
  await import("../../src/cost/cost-source.ts");
  expect(loaded).not.toHaveBeenCalled();
  await import("../../src/cost/index.ts");
  expect(loaded).toHaveBeenCalledOnce();
});
