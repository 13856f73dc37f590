import type { Context } from '../../utils/cookie/index.ts';

/**
 * What is played to a browser and to the engine alike. A scenario is short and easy to shrink; its plan says for each request all
 * that either side needs.
 */
export interface Scenario {
  readonly steps: readonly Step[];
}

/** `from`: the page in the tab, or the frame that was put in last (the page when there is none). */
export type Step =
  | { readonly kind: 'visit'; readonly hops: readonly Hop[] }
  | { readonly kind: 'reload'; readonly lines: readonly string[] }
  | { readonly kind: 'follow'; readonly from: Source; readonly method: Method; readonly hops: readonly Hop[] }
  | { readonly kind: 'frame'; readonly from: Source; readonly method: Method; readonly hops: readonly Hop[] }
  | { readonly kind: 'load'; readonly from: Source; readonly by: Loader; readonly hops: readonly Hop[] }
  | { readonly kind: 'script'; readonly from: Source; readonly lines: readonly string[] };

export type Source = 'page' | 'frame';
export type Method = 'GET' | 'POST';
export type Loader = 'image' | 'fetch' | 'post' | 'socket';

/** One request and its answer; the next hop is where the answer sends the browser. */
export interface Hop {
  readonly scheme: 'http' | 'https';
  /** As it stands in a URL. */
  readonly host: string;
  readonly path: string;
  /** The `Set-Cookie` lines of the answer, one character per octet. */
  readonly lines: readonly string[];
  /** How far the clock that the answer's `Date` shows is ahead, milliseconds. No `Date` without it. */
  readonly clockAhead?: number;
  /** 307 keeps the method, the others make a GET of it. */
  readonly status?: 302 | 303 | 307;
}

/** Ports of the two servers, for all names. */
export interface Ports {
  readonly http: number;
  readonly https: number;
}

export interface PlannedRequest {
  /** In the URL's query: by this the request is found again on both sides. */
  readonly tag: string;
  readonly url: string;
  readonly context: Context;
  readonly lines: readonly string[];
  readonly clockAhead?: number;
  readonly redirect?: { readonly status: number; readonly to: string };
}

/** One step with its requests, and the documents whose scripts may look at their cookies afterwards. */
export interface PlannedStep {
  readonly step: Step;
  /** Which document acts: 0 is the page, 1 the first frame … */
  readonly actor: number;
  readonly requests: readonly PlannedRequest[];
  /** Of `script` steps: the document that writes. */
  readonly writer?: { readonly url: string; readonly context: Context };
  /** The documents after this step, outermost first. */
  readonly documents: readonly PlannedDocument[];
}

export interface PlannedDocument {
  readonly url: string;
  /** Of its scripts. */
  readonly context: Context;
}

export function planOf({ steps }: Scenario, ports: Ports, thirdPartyCookies: 'allowed' | 'blocked'): readonly PlannedStep[] {
  const planned: PlannedStep[] = [];
  /** URLs of the documents, outermost first: each is in the frame of the one before. */
  let documents: readonly string[] = [];
  /** Of the request that made the page; a reload repeats it. */
  let arrival: PlannedRequest | null = null;
  let count = 0;

  for (const step of steps) {
    if (documents.length === 0 && step.kind !== 'visit') continue;
    const actor = 'from' in step && step.from === 'frame' ? documents.length - 1 : 0;
    const actorUrl = documents[actor];
    const requests = requestsOf(step, actor, actorUrl);
    const last = requests.at(-1);
    if ((step.kind === 'visit' || step.kind === 'follow' || step.kind === 'reload') && last) {
      documents = [last.url];
      arrival = last;
    }
    if (step.kind === 'frame' && last) documents = [...documents.slice(0, actor + 1), last.url];
    planned.push({
      step,
      actor,
      requests,
      ...(step.kind === 'script' && actorUrl !== undefined ? { writer: { url: actorUrl, context: scriptContext(documents, actor) } } : {}),
      documents: documents.map((url, index) => ({ url, context: scriptContext(documents, index) })),
    });
  }
  return planned;

  function requestsOf(step: Step, actor: number, actorUrl: string | undefined): readonly PlannedRequest[] {
    if (step.kind === 'script') return [];
    if (step.kind === 'reload') return arrival === null ? [] : [again(arrival, step.lines)];
    const urls = step.hops.map((hop) => urlOf(hop, ports, `${count++}`, step.kind === 'load' && step.by === 'socket'));
    let method: string = 'method' in step ? step.method : step.kind === 'load' && step.by === 'post' ? 'POST' : 'GET';
    return step.hops.flatMap((hop, at) => {
      const url = urls[at];
      if (url === undefined) return [];
      const context: Context = {
        thirdPartyCookies,
        method,
        ...placeOf(step, url, actor),
        ...(actorUrl === undefined || step.kind === 'visit' ? {} : { initiatorUrl: actorUrl }),
        ...(at === 0 ? {} : { redirectedFrom: urls.slice(0, at) }),
      };
      const to = urls[at + 1];
      const status = hop.status ?? 302;
      if (status !== 307) method = 'GET';
      const request: PlannedRequest = {
        tag: new URL(url).searchParams.get('t') ?? '',
        url,
        context,
        lines: hop.lines,
        ...(hop.clockAhead === undefined ? {} : { clockAhead: hop.clockAhead }),
        ...(to === undefined ? {} : { redirect: { status, to } }),
      };
      return [request];
    });
  }

  function placeOf(step: Step, url: string, actor: number): Context {
    if (step.kind === 'visit' || step.kind === 'follow') return { navigation: 'top-level', topLevelUrl: url };
    const top = documents[0] ?? url;
    if (step.kind === 'frame') return { navigation: 'nested', topLevelUrl: top, frameAncestors: documents.slice(1, actor + 1) };
    return { navigation: 'none', topLevelUrl: top, frameAncestors: documents.slice(1, actor) };
  }

  function scriptContext(around: readonly string[], index: number): Context {
    const url = around[index] ?? '';
    return {
      thirdPartyCookies,
      api: 'script',
      navigation: 'none',
      topLevelUrl: around[0] ?? url,
      initiatorUrl: url,
      frameAncestors: around.slice(1, index),
    };
  }
}

/** A reload asks for what the redirects led to. */
function again({ context, ...request }: PlannedRequest, lines: readonly string[]): PlannedRequest {
  const { redirectedFrom, ...rest } = context;
  return { ...request, context: rest, lines };
}

function urlOf({ scheme, host, path }: Hop, ports: Ports, tag: string, socket: boolean): string {
  // As a browser writes it, so that it can be found again.
  return new URL(`${socket ? scheme.replace('http', 'ws') : scheme}://${host}:${ports[scheme]}${path}?t=${tag}`).href;
}
