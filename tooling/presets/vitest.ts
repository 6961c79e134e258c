import process from "node:process";
import { fileURLToPath } from "node:url";

import { defineConfig, type UserWorkspaceConfig } from "vitest/config";
import type { Vite } from "vitest/node";

// "module" is left out on purpose: it makes @opentelemetry/api 1.9 resolve to a build that Node.js cannot load.
const conditions = ["@sideband/source", "node", "development|production"];

// Long enough for a busy machine, and for the many runs of `pnpm soak`; what hangs still fails.
const testTimeout = Math.max(30_000, Number(process.env["FC_NUM_RUNS"] ?? 0) * 60);

const include = ["test/**/*.test.ts"];

const setupFiles = ["FC_SEED", "FC_NUM_RUNS"].some((name) => process.env[name] !== undefined)
  ? [fileURLToPath(new URL("./fast-check.ts", import.meta.url))]
  : [];

// Threads that a package starts resolve modules by themselves: to the sources as well. Node.js strips their types by
// WebAssembly, whose code V8 shares between threads, and now and then the process dies when one of them ends. So what has
// been stripped once is read from Node's own cache, each thread has code of its own, and V8 makes none of it anew.
const ownWasmCode = process.versions.node.startsWith("22.")
  ? "--no-wasm-native-module-cache-enabled"
  : "--no-wasm-native-module-cache";
const keptWasmCode = "--wasm-wrapper-tiering-budget=1000000000";
const env = { NODE_COMPILE_CACHE: fileURLToPath(new URL("../../node_modules/.cache/node", import.meta.url)) };
const execArgv = ["--conditions=@sideband/source", ownWasmCode, keptWasmCode];

const shared = { resolve: { conditions }, ssr: { resolve: { conditions } } };

/** Sends every OpenTelemetry import of a suite, and `sdk-under-test`, to one line of the stock SDK. */
const pinSdkLine = (line: 2 | 3): Vite.Plugin => {
  const home = fileURLToPath(new URL(`../sdk-${line}/index.ts`, import.meta.url));
  return {
    name: `sdk-line-${line}`, // the module cache does not see closures: the line has to be in the name
    enforce: "pre",
    resolveId(source) {
      if (source === "sdk-under-test") return home;
      if (source.startsWith("@opentelemetry/")) return this.resolve(source, home, { skipSelf: true });
      return null;
    },
  };
};

const project = (line: 2 | 3, exclude: readonly string[] = []): UserWorkspaceConfig => ({
  ...shared,
  plugins: [pinSdkLine(line)],
  test: { name: `sdk-${line}`, include, exclude: [...exclude], setupFiles, testTimeout, execArgv, env },
});

// What the command line says of a report does not win over the configuration: hence a variable.
const outputFile = process.env["TEST_REPORT"] ?? "test-report.json";

const reporting = { reporters: ["default", ["json", { outputFile }]] as ["default", ["json", object]] };

/** Runs the package's tests twice: over `@opentelemetry/sdk-trace-base` 2.x and over `@opentelemetry/sdk-trace` 3.x. */
export const bothSdkLines: Vite.UserConfig = defineConfig({
  test: { ...reporting, projects: [project(2), project(3)] },
});

/** The same, but for suites in which no SDK takes part: these run once. */
export const bothSdkLinesBut = (once: readonly string[]): Vite.UserConfig =>
  defineConfig({ test: { ...reporting, projects: [project(2, once), project(3)] } });

const oneSdkLine: Vite.UserConfig = defineConfig({
  ...shared,
  test: { ...reporting, include, setupFiles, testTimeout, execArgv, env },
});

export default oneSdkLine;
