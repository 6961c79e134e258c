import { defineConfig, type Options } from "tsup";

/** The one place that knows how a package becomes JavaScript and declaration files. */
export const library = (entry: Record<string, string>, options: Options = {}): ReturnType<typeof defineConfig> =>
  defineConfig({
    entry,
    format: "esm",
    target: "node22",
    platform: "node",
    // Types come from what other packages publish; `isolatedDeclarations` is for `tsc`, which allows more of it than 6.0.
    dts: { compilerOptions: { customConditions: [], isolatedDeclarations: false } },
    clean: true,
    sourcemap: true,
    removeNodeProtocol: false,
    splitting: true,
    ...options,
  });
