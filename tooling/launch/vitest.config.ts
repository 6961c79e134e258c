import preset from "@sideband/presets/vitest";
import { mergeConfig, type UserWorkspaceConfig } from "vitest/config";
import type { Vite } from "vitest/node";

// The tests wait for processes: there is a processor for more than one.
const waiting: UserWorkspaceConfig = { test: { sequence: { concurrent: true }, maxConcurrency: 3 } };

const config: Vite.UserConfig = mergeConfig(preset, waiting);

export default config;
