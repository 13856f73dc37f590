import { formatDuration } from '../i18n/format.ts';
import { fill, same, type Text } from '../i18n/text.ts';
import type { Incident, Run, Strategy } from './types.ts';

/** What went wrong, or was changed, and what it took at once. */
export function tellIncident(
  strategy: Strategy,
  { parameters: { balancer } }: Run,
  { failure: { what, server, at }, lost, sessions }: Incident,
): Text {
  const taken = sessions === 0 ? nobody : losses;
  const slots = { n: server + 1, time: formatDuration(at), taken: fill(taken, { lost, sessions }) };
  switch (what) {
    case 'server-down':
      return fill({ en: 'After {time} server {n} dies: {taken}', ko: '{time} 뒤 서버 {n|이/가} 죽습니다. {taken}' }, slots);
    case 'server-up':
      return fill({ en: 'After {time} server {n} is back.', ko: '{time} 뒤 서버 {n|이/가} 돌아옵니다.' }, slots);
    case 'server-drain':
      return fill(balancer === 'cookie' ? drainsSlowly : drainsAtOnce, slots);
    case 'server-join':
      return fill(same('{joins} {share}'), {
        joins: fill(strategy.copies === true ? joinsTold : joinsEmpty, slots),
        share: balancer === 'cookie' ? newVisitors : balancer === 'address-hash' ? otherAddresses : ofRequests,
      });
    case 'store-down':
      return fill({ en: 'After {time} the store dies: {taken}', ko: '{time} 뒤 저장소가 죽습니다. {taken}' }, slots);
    case 'store-up':
      return fill(lost > 0 ? backTooEarly : { en: 'After {time} the store is back.', ko: '{time} 뒤 저장소가 돌아옵니다.' }, slots);
  }
}

const losses: Text = {
  en: '{lost} of {sessions} sessions are lost.',
  ko: '세션 {sessions}개 중 {lost}개를 잃습니다.',
};

const nobody: Text = {
  en: 'nobody has a session then.',
  ko: '그때 세션이 있는 방문자는 없습니다.',
};

/** As Redis does without a file to start from. */
const backTooEarly: Text = {
  en: 'After {time} the store is back, empty, before its replica has taken over; the replica follows it again and throws away what it had: {taken}',
  ko: '{time} 뒤 복제본이 이어받기 전에 저장소가 빈 채로 돌아옵니다. 복제본은 다시 그 저장소를 따르며 갖고 있던 것을 버립니다. {taken}',
};

const drainsSlowly: Text = {
  en: 'After {time} server {n} drains: it keeps the visitors it has and gets no new ones.',
  ko: '{time} 뒤 서버 {n|을/를} 비웁니다. 있던 방문자는 계속 맡고 새 방문자는 받지 않습니다.',
};

const drainsAtOnce: Text = {
  en: 'After {time} server {n} drains: it gets no more requests. To keep the visitors it has, the balancer would have to know them by a cookie.',
  ko: '{time} 뒤 서버 {n|을/를} 비웁니다. 더는 요청을 받지 않습니다. 있던 방문자를 계속 맡으려면 로드 밸런서가 쿠키로 방문자를 알아보아야 합니다.',
};

const joinsEmpty: Text = {
  en: 'After {time} server {n} joins, empty.',
  ko: '{time} 뒤 빈 서버 {n|이/가} 합류합니다.',
};

const joinsTold: Text = {
  en: 'After {time} server {n} joins, and another tells it of all sessions.',
  ko: '{time} 뒤 서버 {n|이/가} 합류하고, 다른 서버가 모든 세션을 알려 줍니다.',
};

const newVisitors: Text = { en: 'It gets its share of new visitors.', ko: '새 방문자를 나누어 맡습니다.' };

const otherAddresses: Text = {
  en: 'Many addresses now lead to another server than before.',
  ko: '이제 많은 주소가 전과 다른 서버로 갑니다.',
};

const ofRequests: Text = { en: 'It gets its share of the requests.', ko: '요청을 나누어 맡습니다.' };
