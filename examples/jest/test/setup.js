import { expect } from "@jest/globals";
import { spanMatchers, traceSerializer } from "@sideband/testing-utils/jest";

expect.extend(spanMatchers);
expect.addSnapshotSerializer(traceSerializer);
