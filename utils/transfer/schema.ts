import * as v from 'valibot';

/**
 * The HAR format (1.2, and what the tools really write) as far as it is read here. Parsing an entry never fails but for what is no
 * object at all: a field that is missing or odd becomes null or an empty list, and the entry goes on with the rest.
 */

const text = v.fallback(v.nullable(v.string()), null);
const number = v.fallback(v.nullable(v.pipe(v.number(), v.finite())), null);

/** Some tools write ports, ids and header values as numbers. */
const word = v.fallback(v.nullable(v.union([v.string(), v.pipe(v.number(), v.transform(String))])), null);

/** Some keep the lines of a header in a list. */
const lines = v.union([
  v.string(),
  v.pipe(v.number(), v.transform(String)),
  v.pipe(
    v.array(v.string()),
    v.transform((values) => values.join('\n')),
  ),
]);
const header = v.object({ name: v.string(), value: v.fallback(lines, '') });
/** And some all headers in an object. */
const headers = v.fallback(
  v.union([
    itemsOf(header),
    v.pipe(
      v.record(v.string(), v.fallback(lines, '')),
      v.transform((members) => Object.entries(members).map(([name, value]) => ({ name, value }))),
    ),
  ]),
  [],
);

const cookie = v.object({
  name: v.string(),
  value: v.fallback(v.string(), ''),
  path: text,
  domain: text,
  expires: text,
  httpOnly: v.fallback(v.boolean(), false),
  secure: v.fallback(v.boolean(), false),
  sameSite: text,
});

const request = v.object({ method: text, url: text, httpVersion: text, headers, cookies: listOf(cookie), headersSize: number });

const response = v.object({
  status: number,
  httpVersion: text,
  headers,
  cookies: listOf(cookie),
  redirectURL: text,
  content: partOf(v.object({ mimeType: text })),
  headersSize: number,
  _error: text,
  _failureText: text,
  _fetchedViaServiceWorker: v.fallback(v.boolean(), false),
});

const entrySchema = v.object({
  startedDateTime: v.fallback(v.nullable(v.union([v.string(), v.pipe(v.number(), v.finite()), v.date()])), null),
  time: number,
  pageref: text,
  serverIPAddress: text,
  connection: word,
  request: partOf(request),
  response: partOf(response),
  _connectionId: word,
  _resourceType: text,
  _fromCache: v.fallback(v.nullable(v.union([v.string(), v.boolean()])), null),
  _fetchedViaServiceWorker: v.fallback(v.boolean(), false),
  _initiator: partOf(v.object({ type: text, url: text })),
});

const tool = partOf(v.object({ name: text, version: text }));
const logSchema = v.object({ creator: tool, browser: tool, pages: listOf(v.object({ id: word, title: text })), entries: v.array(v.unknown()) });

export type HarEntry = v.InferOutput<typeof entrySchema>;
export type HarRequest = NonNullable<HarEntry['request']>;
export type HarResponse = NonNullable<HarEntry['response']>;
export type HarCookie = v.InferOutput<typeof cookie>;
export type HarLog = v.InferOutput<typeof logSchema>;

/** One entry, or null for what is not even an object. */
export function parseEntry(entry: unknown): HarEntry | null {
  const result = v.safeParse(entrySchema, entry);
  return result.success ? result.output : null;
}

/** The log of a whole file, its entries unread; null when there is no `log.entries`. */
export function parseLog(file: unknown): HarLog | null {
  const result = v.safeParse(v.object({ log: logSchema }), file);
  return result.success ? result.output.log : null;
}

/** An object that may be missing or odd. */
function partOf<const Schema extends v.GenericSchema>(schema: Schema) {
  return v.fallback(v.nullable(schema), null);
}

/** A list in which one odd item costs only itself. */
function listOf<const Schema extends v.GenericSchema>(schema: Schema) {
  return v.fallback(itemsOf(schema), []);
}

function itemsOf<const Schema extends v.GenericSchema>(schema: Schema) {
  return v.pipe(
    v.array(v.fallback(v.nullable(schema), null)),
    v.transform((items) => items.filter((item) => item !== null) as v.InferOutput<Schema>[]),
  );
}
