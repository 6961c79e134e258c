import { readFile } from "node:fs/promises";

import { library } from "@sideband/presets/tsup";

const SUBSTITUTES: readonly (readonly [string, string])[] = [
  ['Object.defineProperty(exports, "__esModule", { value: true });', ""],
  ['var $protobuf = require("protobufjs/minimal");', 'import $protobuf from "protobufjs/minimal.js";'],
  ["module.exports = $root;", "export default $root;"],
];

const toModule = (source: string): string => {
  let module = source;
  for (const [commonJs, esm] of SUBSTITUTES) {
    if (module.split(commonJs).length !== 2) throw new Error(`Expected the generated schema to have ${commonJs} once`);
    module = module.replace(commonJs, () => esm);
  }
  return module;
};

// The code generated from OTLP's schema becomes part of the build; protobufjs, on which it runs, stays a dependency.
// It is CommonJS, and a bundled `require` of something external fails in an ES module: so it is made one.
export default library(
  {
    index: "src/index.ts",
    cli: "src/cli/bin.ts",
    jest: "src/jest.ts",
    vitest: "src/vitest.ts",
    "server-process": "src/child/server-process.ts",
  },
  {
    noExternal: ["otlp-schema"],
    esbuildPlugins: [
      {
        name: "otlp-schema-as-module",
        setup(build) {
          build.onLoad({ filter: /generated[\\/]root\.js$/ }, async ({ path }) => ({
            contents: toModule(await readFile(path, "utf8")),
            loader: "js",
          }));
        },
      },
    ],
  },
);
