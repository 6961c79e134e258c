import type { CompiledDetector } from "../detector/compile-detector.ts";
import { KEY_LABEL } from "../replace/labels.ts";

/** Stands for the rules about keys where what was found is told by detectors. It goes before all of them. */
export const BY_KEY: CompiledDetector = /* @__PURE__ */ Object.freeze<CompiledDetector>({
  name: "key",
  label: KEY_LABEL.slice(1, -1),
  kind: "secret",
  definition: Object.freeze({ name: "key", label: KEY_LABEL.slice(1, -1), keywords: [], expression: /(?!)/ }),
  order: -1,
  cost: 0,
  reachBefore: 0,
  reachAfter: 0,
  find: () => undefined,
});
