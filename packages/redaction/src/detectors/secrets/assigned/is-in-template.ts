/** `{password!r}`, as Python has it in texts; `{{ password }}`, as templates have it. */
export const isFormatted = (text: string, start: number, end: number): boolean =>
  /\{\{-? ?$/.test(text.slice(Math.max(0, start - 4), start)) ||
  (text.charAt(start - 1) === "{" && text.charAt(end) === "}" && /^[\w.]{1,64}![rsa]$/.test(text.slice(start, end)));

/** Whether a filter or a program gets what stands here: `{{ .Password | b64enc }}`, `"user:password" | chpasswd`. */
export const isPiped = (text: string, start: number, end: number): boolean =>
  text.charAt(start) === "." ||
  /["')]/.test(text.charAt(end)) ||
  /\{\{[^}\n]{0,96}$/.test(text.slice(Math.max(0, start - 96), start));
