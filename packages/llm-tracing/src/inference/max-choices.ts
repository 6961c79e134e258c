/** More choices than any provider gives: a bound for what a request or an answer may make us allocate. */
export const MAX_CHOICES = 1024;
