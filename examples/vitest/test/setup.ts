import { spanMatchers, traceSerializer } from "@sideband/testing-utils/vitest";
import { expect } from "vitest";

expect.extend(spanMatchers);
expect.addSnapshotSerializer(traceSerializer);
