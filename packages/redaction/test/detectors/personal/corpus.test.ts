import { expect, test } from "vitest";

import { plainContexts } from "../../../corpus/contexts.ts";
import { lookAlikes } from "../../../corpus/formats/personal-look-alikes.ts";
import { besideWordFormats } from "../../../corpus/formats/personal-beside-words.ts";
import { personalFormats } from "../../../corpus/formats/personal.ts";
import { Random } from "../../../corpus/random.ts";
import { find } from "./find.ts";

test.for(
  [...personalFormats, ...besideWordFormats].map(
    (format, index) => [`${index} ${format.detector}, ${format.source}`, format] as const,
  ),
)("%s: found in every context", ([, { detector, sample, contexts = plainContexts }], { task }) => {
  const random = new Random(task.name.length);
  for (let round = 0; round < 300; round += 1) {
    const secret = sample(random);
    for (const text of contexts(secret, random)) {
      const found = find(text).find(([name, part]) => name === detector && part.includes(secret));
      expect(found, text).toBeDefined();
    }
  }
});

test.for([...lookAlikes])("nothing in %s", (text) => {
  expect(find(text)).toEqual([]);
});
