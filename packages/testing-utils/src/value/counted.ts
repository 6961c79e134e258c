/** A count, or bounds in words, with its noun: `1 span`, `at least 1 span`, `2 to 3 spans`. */
export const counted = (count: number | string, noun: string, plural = `${noun}s`): string =>
  `${count} ${/(?:^| )1$/u.test(String(count)) && !String(count).includes(" to ") ? noun : plural}`;
