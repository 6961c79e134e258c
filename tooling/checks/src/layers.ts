import { globSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join, relative } from "node:path";

import type { Check } from "./check-type.ts";
import { importedPackages } from "./imported-packages.ts";
import { type Manifest, publishedPackages, root, type WorkspacePackage } from "./workspace.ts";

type Layer = {
  mayImport: readonly string[];
  outside: "nothing" | "libraries";
  /** Development dependencies that the build copies into the package, so that users need not install them. */
  bundles?: readonly string[];
  /** It brings an API of its own, and so works where the application has an older one. */
  ownApi?: boolean;
};

const api = "@opentelemetry/api";
const ours = (...names: string[]): string[] => names.map((name) => `@sideband/${name}`);

/** Siblings never import siblings otherwise: they meet through OpenTelemetry's interfaces. */
const layersByPackage: Record<string, Layer> = {
  "@sideband/semconv": { mayImport: [], outside: "nothing" },
  "@sideband/core": { mayImport: [], outside: "nothing" },
  "@sideband/tracer": { mayImport: [], outside: "nothing" },
  "@sideband/propagation": { mayImport: [], outside: "nothing" },
  "@sideband/redaction": { mayImport: ours("semconv"), outside: "nothing" },
  "@sideband/sampling": { mayImport: ours("semconv"), outside: "nothing" },
  "@sideband/metrics": { mayImport: ours("semconv"), outside: "nothing" },
  "@sideband/exporter": { mayImport: ours("core"), outside: "libraries" },
  "@sideband/llm-tracing": { mayImport: ours("semconv", "propagation"), outside: "libraries" },
  "@sideband/testing-utils": {
    mayImport: ours("semconv"),
    outside: "libraries",
    bundles: ["otlp-schema"],
    ownApi: true,
  },
  sideband: {
    mayImport: ours(
      "semconv",
      "core",
      "tracer",
      "exporter",
      "propagation",
      "llm-tracing",
      "redaction",
      "sampling",
      "metrics",
    ),
    outside: "libraries",
  },
};

const isOurs = (name: string): boolean => name === "sideband" || name.startsWith("@sideband/");

const manifestComplaints = ({ name, dependencies = {}, peerDependencies = {} }: Manifest, layer: Layer): string[] => {
  const complaints: string[] = [];
  if (api in dependencies && layer.ownApi !== true)
    complaints.push(`${name}: ${api} has to be a peer, or the application ends up with two`);
  for (const dependency of Object.keys({ ...dependencies, ...peerDependencies })) {
    const allowed = isOurs(dependency)
      ? layer.mayImport.includes(dependency)
      : dependency === api || layer.outside === "libraries";
    if (!allowed) complaints.push(`${name}: depends on ${dependency}, which its layer does not allow`);
  }
  return complaints;
};

/** Development dependencies are there for tests; nothing that ships may import them, types included. */
const sourceComplaints = ({ directory, manifest }: WorkspacePackage, { bundles = [] }: Layer): string[] => {
  const declared = new Set([...Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }), ...bundles]);
  return globSync("src/**/*.ts", { cwd: directory }).flatMap((file) => {
    const path = join(directory, file);
    return importedPackages(readFileSync(path, "utf8"))
      .filter((name) => !declared.has(name) && name !== manifest.name && !isBuiltin(name))
      .map((name) => `${relative(root, path)}: imports ${name}, which is no dependency of ${manifest.name}`);
  });
};

/** What a package may import at run time. */
export const layers: Check = async () => {
  const complaints = publishedPackages().flatMap((one) => {
    const layer = layersByPackage[one.manifest.name];
    if (layer === undefined) return [`${one.manifest.name}: has no layer yet; give it one in tooling/checks`];
    return [...manifestComplaints(one.manifest, layer), ...sourceComplaints(one, layer)];
  });
  return { passed: complaints.length === 0, output: complaints.join("\n") };
};
