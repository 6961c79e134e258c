import { describe, expect, it } from "vitest";

import { type Identity, type IdentityField, withIdentity } from "../../src/index.ts";
import { startRecorder, turn, useContextManager, useDiagnostics } from "../recorder.ts";
import { type OperationName, OPERATIONS } from "../span/operations.ts";

useContextManager();
useDiagnostics();

const everybody: Identity = { conversationId: "c1", userId: "u1", tenantId: "t1" };
const ALL: readonly IdentityField[] = ["conversationId", "userId", "tenantId"];
const KEYS = ["gen_ai.conversation.id", "user.id", "sideband.tenant.id"];

/** The ids of each span, in the order of their ends. */
const ids = (
  identity: readonly IdentityField[] | undefined,
  run: (llm: ReturnType<typeof tracer>) => unknown,
): unknown => {
  const recorder = startRecorder();
  const outcome = run(recorder.llm(identity === undefined ? {} : { identity }));
  const all = (): unknown => recorder.spans().map(({ attributes }) => KEYS.map((key) => attributes[key]));
  return outcome instanceof Promise ? outcome.then(all) : all();
};
const tracer = () => startRecorder().llm();

describe("withIdentity", () => {
  it("gives every span within the ids that are allowed: of the conversation, by default", () => {
    const run = (llm: ReturnType<typeof tracer>) => withIdentity(everybody, () => llm.plan({}, () => {}));
    expect(ids(undefined, run)).toEqual([["c1", undefined, undefined]]);
    expect(ids(ALL, run)).toEqual([["c1", "u1", "t1"]]);
    expect(ids(["tenantId"], run)).toEqual([[undefined, undefined, "t1"]]);
    expect(ids([], run)).toEqual([[undefined, undefined, undefined]]);
  });

  it("is there at the start of every operation, and yields to what the operation is given", () => {
    for (const operation of Object.keys(OPERATIONS) as OperationName[]) {
      const recorder = startRecorder();
      withIdentity({ conversationId: "c9", userId: "u9" }, () =>
        OPERATIONS[operation](recorder.llm({ identity: ALL })),
      );
      const [attributes] = recorder.attributesAtStart();
      const own = ["tool", "agent", "workflow"].includes(operation);
      expect(attributes).toMatchObject({ "gen_ai.conversation.id": own ? "conv_1" : "c9", "user.id": "u9" });
    }
  });

  it("gives back what the function gives, and ends with it", () => {
    expect(withIdentity(everybody, () => 7)).toBe(7);
    expect(ids(ALL, (llm) => llm.plan({}, () => {}))).toEqual([[undefined, undefined, undefined]]);
  });

  it("lasts across awaits, each for its own", async () => {
    const run = async (llm: ReturnType<typeof tracer>) => {
      const work = async (userId: string) =>
        withIdentity({ userId }, async () => {
          await turn();
          await llm.chat({ provider: "acme" }, async () => turn());
        });
      await Promise.all([work("a"), work("b")]);
    };
    const all = (await ids(ALL, run)) as string[][];
    expect(new Set(all.map(([, user]) => user))).toEqual(new Set(["a", "b"]));
  });

  it("within another keeps the ids that are not given", () => {
    const run = (llm: ReturnType<typeof tracer>) =>
      withIdentity({ conversationId: "c1", userId: "u1" }, () => {
        withIdentity({ userId: "u2", conversationId: undefined } as never, () => llm.plan({}, () => {}));
        llm.plan({}, () => {});
      });
    expect(ids(ALL, run)).toEqual([
      ["c1", "u2", undefined],
      ["c1", "u1", undefined],
    ]);
  });

  it("takes anything, and records ids alone", () => {
    const hostile = new Proxy(
      {},
      {
        get: () => {
          throw new Error("hostile");
        },
        ownKeys: () => {
          throw new Error("hostile");
        },
      },
    );
    for (const identity of [null, undefined, 5, hostile, { userId: {} }, { userId: "" }, { userId: 7 }]) {
      expect(ids(ALL, (llm) => withIdentity(identity as never, () => llm.plan({}, () => {})))).toEqual([
        [undefined, undefined, undefined],
      ]);
    }
  });

  it.each([["userId"], [["userid"]], [null]])("allows ids by their names, not %j", (identity) => {
    expect(() => startRecorder().llm({ identity: identity as never })).toThrow(
      /^Expected `identity` to be a list of conversationId, userId, tenantId, got /,
    );
  });
});
