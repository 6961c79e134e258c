import { defineConfig, type UserWorkspaceConfig } from "vitest/config";
import type { Vite } from "vitest/node";

const project = (pool: "forks" | "threads" | "vmThreads"): UserWorkspaceConfig => ({
  test: { name: pool, pool, include: ["*.spec.ts"], env: { POOL: pool } },
});

// No condition of this workspace: the packages are the built ones.
const config: Vite.UserConfig = defineConfig({
  test: { projects: [project("forks"), project("threads"), project("vmThreads")] },
});

export default config;
