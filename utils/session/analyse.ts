import { createJar } from '../cookie/index.ts';
import type { Browser } from '../cookie/types.ts';
import type { CaptureRecord, Exchange } from '../http/exchange.ts';
import { applyChange } from './change.ts';
import { followEvents } from './events/index.ts';
import type { Writable } from './ledger.ts';
import { type Place, placeOf } from './place.ts';
import { receiveAll } from './receive.ts';
import { lettersOf, send } from './send.ts';
import { keepState, type State, stateOf } from './state.ts';
import { applyCheck } from './store-check.ts';
import type { Analysis, ExchangeFacts } from './types.ts';

export function createAnalysis({ browser }: { readonly browser: Browser }): Analysis {
  const jar = createJar({ browser });
  const exchanges: State['exchanges'] = [];
  const cookies: State['cookies'] = new Map();
  const changes: State['changes'] = [];
  const events: State['events'] = [];
  const analysis: Writable<Analysis> = { browser, jar, exchanges, cookies, changes, events, lastTime: 0 };
  keepState(analysis, {
    analysis,
    jar,
    exchanges,
    cookies,
    changes,
    events,
    entries: new Map(),
    keysByName: new Map(),
    usual: new Map(),
    visitedHosts: new Set(),
    sites: new Map(),
    unchecked: [],
    pageSite: null,
  });
  return analysis;
}

/**
 * Takes in the next record of a capture. Changes `analysis` and gives it back; the cost does not depend on how many
 * records came before. A recorded `Cookie` header is the truth that the model follows.
 */
export function analyse(analysis: Analysis, record: CaptureRecord): Analysis {
  const state = stateOf(analysis);
  state.analysis.lastTime = Math.max(state.analysis.lastTime, record.time);
  if (record.kind === 'cookie-change') {
    state.changes.push(record);
    applyChange(state, record);
    return analysis;
  }
  if (record.kind === 'store-check') {
    applyCheck(state, record);
    return analysis;
  }
  const place = placeOf(record.url);
  if (record.resourceType === 'document') state.pageSite = place.site;
  const thirdParty = isThirdParty(record, place);
  const request = send(state, record, place, thirdParty);
  const { sent, entries, predicted, withheld, uncertain } = request;
  const before = record.setCookieLines.length === 0 ? noLetters : lettersOf(sent);
  const setCookies = receiveAll(state, record, request.context, before, thirdParty);
  const facts: ExchangeFacts = { exchange: record, setCookies, sent, predicted, withheld, uncertain };
  state.exchanges.push(facts);
  followEvents(state, { facts, place, entries, before });
  return analysis;
}

const noLetters: ReturnType<typeof lettersOf> = new Map();

function isThirdParty({ initiator, resourceType }: Exchange, { site }: Place): boolean {
  return resourceType !== 'document' && initiator.topLevelUrl !== null && placeOf(initiator.topLevelUrl).site !== site;
}
