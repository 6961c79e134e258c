/** A made-up number, the same in every run. */
const numberOf = (index: number, below: number): number => (Math.imul(index + 1, 2_654_435_761) >>> 8) % below;

/** One line after the other until the text is so long. Flat, as texts that come out of a parser are. */
const linesOf = (length: number, line: (index: number) => string): string => {
  let text = "";
  for (let index = 0; text.length < length; index += 1) text += `${line(index)}\n`;
  return Buffer.from(text.slice(0, length), "utf8").toString("utf8");
};

const two = (number: number): string => String(number).padStart(2, "0");

/** What a service writes about its requests. */
export const logOf = (length: number): string =>
  linesOf(length, (index) => {
    const time = `2026-03-${two(1 + (index % 28))}T${two(index % 24)}:${two(index % 60)}:07.${100 + numberOf(index, 900)}Z`;
    const path = `/orders/${numberOf(index, 1_000_000)}/items?page=${numberOf(index, 40)}`;
    return `${time} INFO [worker-${index % 8}] GET ${path} 200 ${numberOf(index, 90_000)}B in ${numberOf(index, 900)}.${index % 10} ms`;
  });

/** A table of measurements, as it stands in prompts that have data analyzed. */
export const tableOf = (length: number): string =>
  linesOf(length, (index) => {
    const price = numberOf(index, 20_000);
    return `0.${two(numberOf(index, 100))},"Ideal","E",${(60 + (index % 40) / 10).toFixed(1)},${55 + (index % 9)},${price},3.${two(index % 100)}`;
  });

/** Hashes of files, in hexadecimal digits. */
export const hashesOf = (length: number): string =>
  linesOf(length, (index) => {
    let hash = "";
    for (let part = 0; part < 8; part += 1)
      hash += numberOf(8 * index + part, 2 ** 24)
        .toString(16)
        .padStart(6, "0");
    return `${hash}  src/file-${index}.ts`;
  });

const RUSSIAN =
  "Ночью река поднялась, и нижний луг стоял под водой прежде, чем кто-нибудь это заметил. Мельник из соседней деревни, у " +
  "которого осталась единственная лодка, 3 раза проплыл до церкви и обратно; никто его не поблагодарил. Заказ придёт 14.03.2026. ";

/** Prose whose characters take two bytes each. */
export const russianOf = (length: number): string => linesOf(length, () => RUSSIAN);
