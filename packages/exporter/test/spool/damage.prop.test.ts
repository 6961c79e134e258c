import { crc32 } from "node:zlib";

import fc from "fast-check";
import { expect, test } from "vitest";

import { HEADER_BYTES } from "../../src/spool/record.ts";
import { Machine, onlySegment, settle, takeAll } from "../support/spool.ts";

const FILE_HEADER_BYTES = 16;

/** What a record might be mistaken for, or what might be mistaken for a record. */
const body = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.constantFrom("", "SBR1", "SBR1".repeat(50), "SIDEBAND", "\0".repeat(64)),
  fc.string({ minLength: 200, maxLength: 900, size: "max" }),
);

const bodies = fc.array(body, { minLength: 1, maxLength: 12, size: "max" });

type Damage =
  | { readonly kind: "flip" | "zero" | "overwrite" | "delete" | "insert"; readonly at: number; readonly length: number }
  | { readonly kind: "truncate"; readonly at: number };

const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.record({
    kind: fc.constantFrom("flip", "zero", "overwrite", "delete", "insert"),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 300 })),
  }),
  fc.record({ kind: fc.constant("truncate" as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
);

/** The file with the damage, and which stretch of it is not what it was: `[from, to)` in the old file. */
const apply = (content: Buffer, { kind, at, ...rest }: Damage): { content: Buffer; from: number; to: number } => {
  const from = Math.min(content.length - 1, Math.floor(at * content.length));
  const to = "length" in rest ? Math.min(content.length, from + rest.length) : content.length;
  const before = content.subarray(0, from);
  const after = content.subarray(to);
  switch (kind) {
    case "flip": {
      const flipped = Buffer.from(content);
      flipped[from] = (flipped[from] ?? 0) ^ 0x10;
      return { content: flipped, from, to: from + 1 };
    }
    case "zero":
      return { content: Buffer.concat([before, Buffer.alloc(to - from), after]), from, to };
    case "overwrite":
      return { content: Buffer.concat([before, Buffer.alloc(to - from, 0xff), after]), from, to };
    case "delete":
      return { content: Buffer.concat([before, after]), from, to };
    case "insert":
      return {
        content: Buffer.concat([before, Buffer.alloc(to - from, "S"), content.subarray(from)]),
        from,
        to: from + 1,
      };
    default:
      return { content: before, from, to: content.length };
  }
};

test("a damage costs the records that it touches, and none before or behind them", async () => {
  await fc.assert(
    fc.asyncProperty(bodies, damage, fc.nat(11), async (texts, where, done) => {
      const machine = new Machine();
      const before = machine.start();
      for (const [index, text] of texts.entries()) {
        await before.spool.append({ body: Buffer.from(text), items: index + 1, contentEncoding: "gzip" });
      }
      for (let time = 0; time < Math.min(done, texts.length - 1); time++) (await before.spool.oldest())?.settle();
      await settle();
      machine.kill();
      const [path, content] = onlySegment(machine);
      const { from, to, content: damaged } = apply(content, where);
      machine.disk.damage(path, damaged);

      let offset = FILE_HEADER_BYTES;
      const untouched = texts.filter((text, index) => {
        const start = offset;
        offset += HEADER_BYTES + Buffer.byteLength(text);
        return index >= done && (offset <= from || start >= to);
      });
      const { spool, news } = machine.start();
      await settle();
      const found = spool.items;
      const taken = await takeAll(spool);
      expect(taken.filter((text) => !texts.includes(text))).toEqual([]);
      expect(subsequence(untouched, taken)).toBe(true);
      expect(news.recovered).toBe(found + (news.lost["spool_corrupt"] ?? 0));
      expect(spool.items).toBe(0);
    }),
  );
});

test("what is damaged while the process runs costs no more, and is told", async () => {
  await fc.assert(
    fc.asyncProperty(bodies, damage, async (texts, where) => {
      const machine = new Machine();
      const { spool, news } = machine.start();
      for (const text of texts) {
        await spool.append({ body: Buffer.from(text), items: 3, contentEncoding: "gzip" });
      }
      const [path, content] = onlySegment(machine);
      machine.disk.damage(path, apply(content, where).content);
      const taken = await takeAll(spool);
      expect(taken.filter((text) => !texts.includes(text))).toEqual([]);
      expect(3 * taken.length + (news.lost["spool_corrupt"] ?? 0)).toBe(3 * texts.length);
      expect(spool.items).toBe(0);
    }),
  );
});

/** Whether all of `some` are in `all`, in this order. */
const subsequence = (some: readonly string[], all: readonly string[]): boolean => {
  let next = 0;
  for (const one of all) if (one === some[next]) next += 1;
  return next === some.length;
};

test("a record that is damaged after it was settled is no loss", async () => {
  const machine = new Machine();
  const before = machine.start();
  for (const text of ["a", "b", "c"]) await before.spool.append({ body: Buffer.from(text), items: 5 });
  for (let time = 0; time < 2; time++) (await before.spool.oldest())?.settle();
  await settle();
  machine.kill();
  const [path, content] = onlySegment(machine);
  // The body of the second is not there any more.
  const cut = FILE_HEADER_BYTES + 2 * HEADER_BYTES + 1;
  machine.disk.damage(path, Buffer.concat([content.subarray(0, cut), content.subarray(cut + 1)]));
  const { spool, news, opened } = machine.start();
  await opened;
  expect(news).toMatchObject({ recovered: 5, lost: {} });
  expect(await takeAll(spool)).toEqual(["c"]);
});

test("a damaged file is put aside, one that is whole is not", async () => {
  const machine = new Machine();
  const before = machine.start();
  for (const text of ["a", "b", "c"]) await before.spool.append({ body: Buffer.from(text), items: 1 });
  machine.kill();
  const [path, content] = onlySegment(machine);
  const flipped = Buffer.from(content);
  flipped[FILE_HEADER_BYTES + HEADER_BYTES + 1 + HEADER_BYTES] = 0x58;
  machine.disk.damage(path, flipped);

  const { spool, news, lines } = machine.start();
  await settle();
  expect(await takeAll(spool)).toEqual(["a", "c"]);
  await settle();
  expect(news).toMatchObject({ recovered: 3, lost: { spool_corrupt: 1 } });
  expect([...machine.disk.files().keys()]).toEqual([expect.stringMatching(/^\/data\/spool\/quarantine\//)]);
  expect(lines).toEqual([expect.stringContaining("33 damaged bytes, put aside into its quarantine; 1 lost")]);
});

test("no damage to the beginning of a file costs what lies behind it", async () => {
  for (let at = 0; at < FILE_HEADER_BYTES; at++) {
    const machine = new Machine();
    await machine.start().spool.append({ body: Buffer.from("a"), items: 1 });
    machine.kill();
    const [path, content] = onlySegment(machine);
    const damaged = Buffer.from(content);
    damaged[at] = (damaged[at] ?? 0) ^ 2;
    machine.disk.damage(path, damaged);
    const { spool, opened } = machine.start();
    await opened;
    expect(await takeAll(spool)).toEqual(["a"]);
  }
});

test("a file of another version is put aside whole", async () => {
  const machine = new Machine();
  const before = machine.start();
  await before.spool.append({ body: Buffer.from("a"), items: 1 });
  machine.kill();
  const [path] = onlySegment(machine);
  // The header of a version 2: magic, version, checksum.
  const header = Buffer.from("SIDEBAND\u0002\0\0\0\0\0\0\0");
  header.writeUInt32LE(crc32(header.subarray(0, 12)), 12);
  machine.disk.damage(path, Buffer.concat([header, Buffer.from("what only version 2 knows")]));

  const { spool, news, lines } = machine.start();
  await settle();
  expect(news.recovered).toBe(0);
  expect(await spool.oldest()).toBeUndefined();
  expect([...machine.disk.files().keys()]).toEqual([expect.stringMatching(/quarantine/)]);
  expect(lines).toEqual([expect.stringContaining("a file of another version")]);
});

test("the quarantine does not grow for ever", async () => {
  const machine = new Machine();
  await machine.disk.makeDirectory("/data/spool/quarantine/0"); // somebody else's
  for (let round = 0; round < 6; round++) {
    const before = machine.start({ maxBytes: 64 * 1024 * 1024 });
    const noise = Buffer.alloc(5 * 1024 * 1024, round);
    await before.spool.append({ body: noise, items: 1, contentEncoding: "gzip" });
    machine.kill();
    const [path, content] = onlySegment(machine);
    machine.disk.damage(path, Buffer.concat([content.subarray(0, -1), Buffer.from("x")]));
    await machine.scheduler.advance(1);
    const { spool, lines } = machine.start();
    await settle();
    await spool.close();
    expect(lines).toEqual([
      expect.stringMatching(/Damage .* put aside into its quarantine; 1 lost$/),
      expect.stringMatching(/Damage .* closed; since .*: 1 times, 1 lost$/),
    ]);
  }
  const kept = [...machine.disk.files()].filter(([name]) => name.includes("quarantine"));
  expect(kept).toHaveLength(3);
  expect(kept.map(([, content]) => content[100])).toEqual(expect.arrayContaining([5, 4, 3]));
});

test("a damaged file that is larger than the quarantine may be is kept alone", async () => {
  const machine = new Machine();
  const body = Buffer.alloc(17 * 1024 * 1024);
  await machine.start({ segmentBytes: 2 * body.length }).spool.append({ body, items: 1, contentEncoding: "gzip" });
  machine.kill();
  const [, content] = onlySegment(machine);
  content[1000] = 1;
  await machine.start().opened;
  await settle();
  expect([...machine.disk.files().keys()]).toEqual([expect.stringContaining("quarantine")]);
});

test("a body full of what begins like a record is read twice, and not more often, when it is damaged", async () => {
  const machine = new Machine();
  const before = machine.start();
  const length = 4 * 1024 * 1024;
  await before.spool.append({ body: Buffer.alloc(length, "SBR1"), items: 1, contentEncoding: "gzip" });
  await before.spool.append({ body: Buffer.from("behind it"), items: 1 });
  machine.kill();
  const [path, content] = onlySegment(machine);
  machine.disk.damage(path, Buffer.concat([content.subarray(0, 1000), Buffer.from("?"), content.subarray(1001)]));
  let reads = 0;
  machine.disk.hook = (operation) => void (reads += operation === "read" ? 1 : 0);
  const { spool, opened } = machine.start();
  await opened;
  expect(spool.items).toBe(1);
  // The body in one go, then in pieces of 64 KiB.
  expect(reads).toBeLessThan(length / (64 * 1024) + 10);
  expect(await takeAll(spool)).toEqual(["behind it"]);
});

test("a record that is compressed in a way of another time is damage to this one", async () => {
  const machine = new Machine();
  const before = machine.start();
  for (const text of ["a", "b", "c"]) await before.spool.append({ body: Buffer.from(text), items: 1 });
  machine.kill();
  const [path, content] = onlySegment(machine);
  const salt = Number.parseInt(path.slice(-"00000000.spool".length), 16);
  const second = Buffer.from(content.subarray(FILE_HEADER_BYTES + HEADER_BYTES + 1));
  second[5] = 3;
  second.writeUInt32LE(crc32(second.subarray(5, 28), crc32(second.subarray(0, 4), salt)), 28);
  machine.disk.damage(path, Buffer.concat([content.subarray(0, FILE_HEADER_BYTES + HEADER_BYTES + 1), second]));
  const { spool, opened } = machine.start();
  await opened;
  expect(await takeAll(spool)).toEqual(["a", "c"]);
});
