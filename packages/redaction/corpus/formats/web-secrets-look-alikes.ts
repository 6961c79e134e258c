/** Texts that have something of cookies and secrets in queries, and are none. */
export const lookAlikes: readonly string[] = [
  "Cookie: <name>=<value>; Set-Cookie: name=value",
  "Set-Cookie: theme=dark; Path=/",
  "Cookie: lang=en; theme=dark; consent=yes",
  "Cookie: [COOKIE]",
  "The cookie is set, and cookies = 3; cookie: a small file",
  "https://example.com/?token=${token}&key=<key>&sig=...",
  "https://example.com/?token=YOUR_TOKEN_HERE&api_key=your-key",
  "https://example.com/?token=[URL_SECRET]&a=b",
  "https://example.com/?sort_key=created_at&order=desc&page_token=CAUQAA12345678",
  "https://example.com/?nextPageToken=CAUQAA12345678&primary_key=a8f3kd9q2m",
  "if (key=value && token=other) for (sig=first; sig=second;)",
  "https://example.com/search?q=token&keyword=secret",
];
