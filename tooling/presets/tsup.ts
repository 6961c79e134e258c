import { buildSync } from "esbuild";
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
    // Drops branches that are for the sources alone: in bundles of users as CommonJS there is no `import.meta`.
    esbuildOptions: (built) => {
      built.minifySyntax = true;
    },
    ...options,
  });

/**
 * A module with all it imports, for `define`: as a literal in the code, it runs in another thread wherever the code went.
 *
 * @param name stands in stack traces, which otherwise would hold the whole text
 */
export const embedded = (entry: string, name: string): string => {
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    platform: "node",
    format: "esm",
    target: "node22",
    conditions: ["@sideband/source"],
  });
  return JSON.stringify(`${outputFiles[0]?.text}//# sourceURL=${name}\n`);
};
