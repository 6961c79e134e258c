/** The text without the line ends behind it, which editors and `echo` add and nobody means. */
export const withoutLineEnd = (text: string): string => {
  let end = text.length;
  while (end > 0 && "\r\n".includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
};
