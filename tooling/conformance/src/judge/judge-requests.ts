import type { Observation, RequestFacts } from "../observation.ts";
import { differenceOf } from "./difference.ts";
import { expected, type Finding } from "./finding.ts";

const without = (names: readonly string[], others: readonly string[]): string =>
  names.filter((name) => !others.includes(name)).join(", ");

const judgeRequest = (control: RequestFacts, observed: RequestFacts): readonly Finding[] => {
  const further = without(observed.headers, control.headers);
  const missing = without(control.headers, observed.headers);
  const body = differenceOf(control.body, observed.body);
  return [
    ...(further === "" ? [] : [expected("requests", "no further header", further)]),
    ...(missing === "" ? [] : [expected("requests", `header ${missing}`, "none")]),
    ...(control.path === observed.path ? [] : [expected("requests", control.path, observed.path)]),
    ...(control.status === observed.status ? [] : [expected("requests", control.status, observed.status)]),
    ...(control.body === observed.body ? [] : [expected("requests", body.wanted, body.got)]),
  ];
};

/** Whether the provider was asked the same. */
export const judgeRequests = (control: Observation, observed: Observation): readonly Finding[] =>
  control.requests.length === observed.requests.length
    ? control.requests.flatMap((request, index) => judgeRequest(request, observed.requests[index] ?? request))
    : [expected("requests", `${control.requests.length} requests`, String(observed.requests.length))];

/** Whether a cancellation arrived where that of the plain program did, and only there. */
export const judgeUpstream = (control: Observation, observed: Observation): readonly Finding[] => {
  if (control.requests.length !== observed.requests.length) return [];
  const outcomes = ({ requests }: Observation): string => requests.map(({ outcome }) => outcome).join(", ");
  return outcomes(control) === outcomes(observed) ? [] : [expected("upstream", outcomes(control), outcomes(observed))];
};
