import type { Observation } from "../observation.ts";
import { firstDifference } from "./difference.ts";
import { expected, type Finding } from "./finding.ts";
import { judgeRequests, judgeUpstream } from "./judge-requests.ts";

const judgeRejections = (control: Observation, observed: Observation): readonly Finding[] => {
  const list = ({ unhandled }: Observation): string => unhandled.toSorted().join("; ") || "none";
  return list(control) === list(observed) ? [] : [expected("rejections", list(control), list(observed))];
};

/** Whether the instrumented program did what the plain one did. */
export const judgeProgram = (control: Observation, observed: Observation): readonly Finding[] => {
  const difference = firstDifference(control.lines, observed.lines);
  const others = [...judgeRequests(control, observed), ...judgeRejections(control, observed)];
  // How the requests end of a program that took another course is left to chance.
  if (difference !== null) return [expected("output", difference.wanted, difference.got), ...others];
  return [...others, ...judgeUpstream(control, observed)];
};
