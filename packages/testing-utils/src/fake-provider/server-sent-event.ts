/** One event with nothing but data. Source: https://html.spec.whatwg.org/multipage/server-sent-events.html */
export const serverSentEvent = (data: string): string => `data: ${data}\n\n`;
