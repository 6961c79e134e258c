import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { compileFunction } from "node:vm";

import { transformSync } from "esbuild";
import { describe, expect, it } from "vitest";

import { traced } from "../../src/index.ts";
import { activeName, child, collect, turn, useDiagnostics, useRecorder } from "./recorder.ts";

const recorder = useRecorder();
const diagnostics = useDiagnostics();
const run = promisify(execFile);

/** Runs TypeScript with decorators, which Node.js does not: with those of TC39, or with TypeScript's own. */
const compile = (
  source: string,
  kind: "standard" | "legacy",
  useDefineForClassFields = true,
): Record<string, unknown> => {
  const compilerOptions = { experimentalDecorators: kind === "legacy", useDefineForClassFields };
  const { code } = transformSync(source, {
    loader: "ts",
    format: "cjs",
    target: "es2022",
    tsconfigRaw: { compilerOptions },
  });
  const module = { exports: {} };
  compileFunction(code, ["traced", "child", "activeName", "module"])(traced, child, activeName, module);
  return module.exports;
};

interface Service {
  readonly key: string;
  run(id: string): Promise<string>;
  sync(): string;
  steps(count: number): AsyncGenerator<number, string>;
  readonly size: number;
}
interface ServiceClass {
  new (key: string): Service;
  create(key: string): Service;
}

const METHODS = `
  constructor(key) { this.key = key; }
  @traced async run(id, more = 1) { child("within run"); return this.key + id; }
  @traced("named") sync() { return this.key + activeName(); }
  @traced({ name: "stepping", attributes: (count) => ({ count }) })
  async *steps(count) { for (let n = 0; n < count; n += 1) { child("step"); yield n; } return this.key; }
  @traced() static create(key) { return new this(key); }
  @traced get size() { return this.key.length; }
`;

const samples = {
  "of TC39's kind": compile(`export class Service {${METHODS}}`, "standard"),
  "of TypeScript's kind": compile(`export class Service {${METHODS}}`, "legacy"),
  "of TypeScript's kind, with fields that are assigned": compile(`export class Service {${METHODS}}`, "legacy", false),
} as unknown as Record<string, { Service: ServiceClass }>;

describe.each(Object.entries(samples))("decorators %s", (_, { Service }) => {
  it("trace methods, static ones and getters, with their `this`", async () => {
    const service = Service.create("k");
    expect(service).toBeInstanceOf(Service);
    expect(await service.run("1")).toBe("k1");
    expect([service.sync(), service.size]).toEqual(["knamed", 1]);
    expect(recorder().names()).toEqual(["create", "run > within run", "run", "named", "size"]);
  });

  it("trace async generators over their steps", async () => {
    expect(await collect(new Service("k").steps(2))).toEqual([0, 1]);
    expect(recorder().names()).toEqual(["stepping > step", "stepping > step", "stepping"]);
    expect(recorder().spans().at(-1)?.attributes).toEqual({ count: 2 });
  });

  it("leave methods what they were", () => {
    const descriptor = Object.getOwnPropertyDescriptor(Service.prototype, "run");
    expect(descriptor).toMatchObject({ enumerable: false, configurable: true, writable: true });
    expect([Service.prototype.run.name, Service.prototype.run.length]).toEqual(["run", 1]);
  });

  it("let methods be overridden, called by `super`, and made abstract of", async () => {
    class Derived extends (Service as unknown as new (key: string) => Service) {
      override async run(id: string): Promise<string> {
        return `derived ${await super.run(id)}`;
      }
    }
    expect(await new Derived("k").run("1")).toBe("derived k1");
    expect(recorder().names()).toEqual(["run > within run", "run"]);
  });
});

describe("decorators of TC39's kind", () => {
  it("trace fields and accessors that hold functions, private members, and symbols", async () => {
    const { Sample } = compile(
      `const key = Symbol("key");
       export class Sample {
         suffix = "!";
         @traced field = async (id) => id + this.suffix;
         @traced("accessor") accessor callback = (id) => id + this.suffix;
         @traced #secret(id) { return id + this.suffix; }
         @traced static #count = () => 1;
         @traced [key]() { return this.#secret("s"); }
         bySymbol() { return this[key](); }
         static count() { return this.#count(); }
       }`,
      "standard",
    ) as { Sample: { new (): Record<string, (id?: string) => unknown>; count(): number } };
    const sample = new Sample();
    expect([await sample["field"]?.("f"), sample["callback"]?.("a"), sample["bySymbol"]?.(), Sample.count()]).toEqual([
      "f!",
      "a!",
      "s!",
      1,
    ]);
    expect(recorder().names()).toEqual(["field", "accessor", "key > #secret", "key", "#count"]);
  });

  it("leave alone a field that holds something else, and tell of it", () => {
    const { Sample } = compile(
      `export class Sample { @traced count = 7; @traced Kind = class {}; @traced accessor size = 8; }`,
      "standard",
    ) as { Sample: new () => { count: number; Kind: new () => object; size: number } };
    const sample = new Sample();
    expect([sample.count, sample.size, new sample.Kind()]).toEqual([7, 8, expect.any(sample.Kind)]);
    expect(diagnostics.take()).toEqual([expect.stringContaining("tracing a field that holds no function")]);
  });

  it("are as the types say", async () => {
    // The very file that `tsc` checks, but for its imports.
    const file = readFileSync(new URL("./standard-decorators.test-d.ts", import.meta.url), "utf8");
    const source = file.replaceAll(/^import .*$/gmu, "").replaceAll(/^same<.*$/gmu, "");
    const { Service: Sample } = compile(source, "standard") as unknown as {
      Service: new () => {
        run(id: string): Promise<string>;
        generic<T>(value: T): T[];
        [Symbol.toPrimitive](): string;
      };
    };
    const sample = new Sample();
    expect([await sample.run("1"), sample.generic(2), sample[Symbol.toPrimitive]()]).toEqual(["k1undefined", [2], "k"]);
    await turn();
    expect(recorder().names()).toEqual(["run", "generic", "symbol > private", "symbol"]);
  });

  it("cannot be put on a class", () => {
    expect(() => compile("@traced class Service {}", "standard")).toThrow(/got the class; trace its methods instead/);
  });
});

describe("decorators of TypeScript's kind", () => {
  it("are as the types say", async () => {
    const compiler = fileURLToPath(new URL("bin/tsc", import.meta.resolve("@typescript/native/package.json")));
    const project = fileURLToPath(new URL("tsconfig.legacy-decorators.json", import.meta.url));
    // It tells of errors on its standard output, and rejects.
    await expect(run(process.execPath, [compiler, "-p", project])).resolves.toMatchObject({ stdout: "" });
  });

  it.each<[string, string, RegExp]>([
    ["a class", "@traced class Service {}", /got the class; trace its methods instead/],
    ["a property", "class Service { @traced field = () => 1; }", /got a property or a parameter/],
    ["a parameter", "class Service { run(@traced id) {} }", /got a property or a parameter/],
    ["a parameter of a constructor", "class Service { constructor(@traced id) {} }", /got the class/],
  ])("cannot be put on %s", (_, source, message) => {
    expect(() => compile(source, "legacy")).toThrow(message);
  });

  it("trace symbols, setters, and what other decorators have made", () => {
    const { Sample } = compile(
      `const key = Symbol("key");
       const twice = (_t, _k, descriptor) => ({ ...descriptor, value() { return 2 * descriptor.value.call(this); } });
       export class Sample {
         size = 2;
         @traced [key]() { return this.size; }
         @traced set width(width) { this.size = width; }
         @traced get height() { return this.size; }
         set height(height) { this.size = height; }
         @traced("outer") @twice @traced("inner") area() { return this.size; }
         bySymbol() { return this[key](); }
       }`,
      "legacy",
    ) as { Sample: new () => { size: number; width: number; height: number; area(): number; bySymbol(): number } };
    const sample = new Sample();
    sample.width = 3;
    expect([sample.bySymbol(), sample.area()]).toEqual([3, 6]);
    expect(recorder().names()).toEqual(["width", "key", "outer > inner", "outer"]);
    // TypeScript puts a decorator of either on both.
    sample.height = 4;
    expect(sample.height).toBe(4);
    expect(recorder().names().slice(4)).toEqual(["height", "height"]);
  });
});
