/** What stands for a secret where none is: `your-key-here`, `<TOKEN>`, `xxxxxx`, `...`, `EXAMPLE`. */
const placeholder =
  /^(?:x{3,}|\.{2,}|-+|_+|\d{0,2}|n\/a|none|null|nil|undefined|true|false|todo|tbd)$|example|placeholder|redacted|change[_-]?(?:me|it)\b|your[_-]|[_-]here\b|_goes_|^(?:your|my)[a-z]{0,16}(?:pass|password|passwd|pwd|secret|token|key)$|[\u2022\u25cf\u2217\uff0a]{3}|insert[_-]|replace[_-]|<[^<>]*>|\*{3}|\.{3}|…|x{6}|#{4}/i;

/** Whether a text says that it stands for a secret rather than being one. */
export const isPlaceholder = (text: string): boolean => placeholder.test(text);
