import { type Carrier, defineCarrier, ownEntry } from "./carrier.ts";

/** Reads and writes one header of a list. */
interface HeaderForm {
  readonly name: (header: object) => unknown;
  readonly value: (header: object) => unknown;
  readonly make: (name: string, value: string) => object;
}

const SINGLE_ENTRY: HeaderForm = {
  name: (header) => (Object.keys(header).length === 1 ? Object.keys(header)[0] : undefined),
  value: (header) => Object.values(header)[0],
  make: (name, value) => ({ [name]: value }),
};

const KEY_AND_VALUE: HeaderForm = {
  name: (header) => toName(ownEntry(header, "key")),
  value: (header) => ownEntry(header, "value"),
  make: (key, value) => ({ key, value }),
};

const isKeyAndValue = (header: object): boolean => Object.hasOwn(header, "key") && Object.hasOwn(header, "value");

const formOf = (headers: readonly object[]): HeaderForm =>
  headers.length > 0 && headers.every(isKeyAndValue) ? KEY_AND_VALUE : SINGLE_ENTRY;

const toName = (key: unknown): unknown => (key instanceof Uint8Array ? Buffer.from(key).toString() : key);

/** Functions of AWS Lambda get the bytes of a value as a list of numbers. */
const toBytes = (value: unknown): unknown =>
  Array.isArray(value) && value.length > 0 && value.every((byte) => typeof byte === "number")
    ? Uint8Array.from(value)
    : value;

const isList = (headers: object): headers is object[] => Array.isArray(headers);

/** Kafka headers: an object, as of kafkajs, or a list, as of librdkafka's clients and in events of AWS Lambda. */
export const kafkaCarrier: Carrier<object> = defineCarrier({
  keys: (headers: object) => (isList(headers) ? headers.map(formOf(headers).name) : Object.keys(headers)),
  read: (headers, key) => {
    if (!isList(headers)) return toBytes(ownEntry(headers, key));
    const { name, value } = formOf(headers);
    return headers.filter((header) => name(header) === key).map((header) => toBytes(value(header)));
  },
  write: (headers, key, value) => {
    if (!isList(headers)) {
      (headers as Record<string, unknown>)[key] = value;
      return;
    }
    const { name, make } = formOf(headers);
    const others = headers.filter((header) => name(header) !== key);
    headers.splice(0, headers.length, ...others, make(key, value));
  },
});
