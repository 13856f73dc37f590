import { formatDuration } from '../i18n/format.ts';
import { fill, same, type Text } from '../i18n/text.ts';
import type { BalancerId, Incident, Run, Strategy } from './types.ts';

/** What befell this cluster: the store's death is no news where sessions are not in it. */
export function incidentsOf({ store }: Strategy, { incidents }: Run): readonly Incident[] {
  return incidents.filter(({ failure: { what } }) => store || !what.startsWith('store'));
}

/** What a server that starts knows of the sessions there are: by strategy; of nothing where nothing is said. */
const handed: Readonly<Record<string, Text>> = {
  'all-to-all': { en: ', is handed all sessions', ko: '모든 세션을 넘겨받아 ' },
  'primary-secondary': { en: ', is told where all sessions are', ko: '세션의 위치를 모두 전해 듣고 ' },
  'session-store': same(''),
  'signed-cookie': same(''),
};

const empty: Text = { en: ', empty', ko: '빈 채로 ' };

/** What falls to a server that joins. */
function shareOf(balancer: BalancerId): Text {
  if (balancer === 'cookie') return { en: 'gets its share of new visitors', ko: '새 방문자를 나누어 맡습니다' };
  if (balancer === 'address-hash')
    return { en: 'the addresses are dealt out anew: most visitors change their server', ko: '주소를 다시 나눕니다. 방문자 대부분의 서버가 바뀝니다' };
  return { en: 'gets its share of the requests', ko: '요청을 나누어 맡습니다' };
}

/** What happened, whom it took, and what became of the traffic. */
export function incidentText({ failure: { what, server, at }, lost, sessions }: Incident, { id }: Strategy, balancer: BalancerId): Text {
  const slots = { n: server + 1, time: formatDuration(at), lost, sessions, state: handed[id] ?? empty, share: shareOf(balancer) };
  switch (what) {
    case 'server-down':
      return fill(
        {
          en: 'After {time} server {n} dies: {lost} of {sessions} sessions are lost.',
          ko: '{time} 뒤 서버 {n|이/가} 죽습니다. 세션 {sessions}개 중 {lost}개를 잃습니다.',
        },
        slots,
      );
    case 'server-up':
      return fill({ en: 'After {time} server {n} is back.', ko: '{time} 뒤 서버 {n|이/가} 돌아옵니다.' }, slots);
    case 'server-drain':
      return fill(drainText(id, balancer), slots);
    case 'server-join':
      return fill({ en: 'After {time} server {n} joins{state}, and {share}.', ko: '{time} 뒤 서버 {n|이/가} {state}합류해 {share}.' }, slots);
    case 'store-down':
      return fill(
        {
          en: 'After {time} the store dies: {lost} of {sessions} sessions are lost.',
          ko: '{time} 뒤 저장소가 죽습니다. 세션 {sessions}개 중 {lost}개를 잃습니다.',
        },
        slots,
      );
    case 'store-up':
      return fill({ en: 'After {time} the store is back.', ko: '{time} 뒤 저장소가 돌아옵니다.' }, slots);
  }
}

/** Only a balancer that knows its visitors lets them finish; any other sends them elsewhere from then on. */
function drainText(strategy: string, balancer: BalancerId): Text {
  if (balancer === 'cookie')
    return {
      en: 'After {time} server {n} drains: it keeps the visitors it has and gets no new ones. No session is lost.',
      ko: '{time} 뒤 서버 {n|을/를} 비웁니다. 있던 방문자는 계속 맡고 새 방문자는 받지 않습니다. 잃는 세션은 없습니다.',
    };
  if (handed[strategy] === undefined)
    return {
      en: 'After {time} server {n} drains: it gets no more requests, so the sessions that only it has are out of reach. A balancer that goes by a cookie would let their visitors finish.',
      ko: '{time} 뒤 서버 {n|을/를} 비웁니다. 요청을 더 받지 않으므로 그 서버에만 있는 세션에는 닿을 수 없습니다. 쿠키 기준으로 분배하면 있던 방문자는 방문을 마칠 수 있습니다.',
    };
  return {
    en: 'After {time} server {n} drains: it gets no more requests. No session is lost.',
    ko: '{time} 뒤 서버 {n|을/를} 비웁니다. 요청을 더 받지 않습니다. 잃는 세션은 없습니다.',
  };
}
