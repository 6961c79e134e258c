import { isAlgorithm } from "./is-algorithm.ts";

/** `hunter2` */
const wordAndNumber = /^[A-Za-z]{3,7}\d{1,4}[!?.]?$/;
/** `x7Kp2q` */
const mixed = /^[A-Za-z0-9!?@#$%^&*+~]{6,7}$/;
/** `v20250`, `1080p60`, `100min` */
const measure = /^[vV]?\d{1,7}(?:[A-Za-z]{1,3}\d{0,5})?$/;

/** Whether six or seven characters can be a password that a person chose or was given. */
export const isShortPassword = (value: string): boolean =>
  /\d/.test(value) &&
  /[A-Za-z]/.test(value) &&
  (wordAndNumber.test(value) || (mixed.test(value) && !measure.test(value))) &&
  !isAlgorithm(value);
