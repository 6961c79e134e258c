const extension = /[ ,;]{0,2}(?:extension|extn|ext|x)(?: ?[.:=#]{1,2})? ?\d{1,6}(?![\da-z])/iy;

/** Where the extension ends that follows a phone number, `x123`, ` ext. 123`, `;ext=123`, or the number itself. */
export const extensionEnd = (text: string, end: number): number => {
  extension.lastIndex = end;
  return extension.test(text) ? extension.lastIndex : end;
};
