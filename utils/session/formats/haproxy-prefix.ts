import { fill } from '../../i18n/text.ts';
import { type Format, plain, secret } from './format.ts';

/** HAProxy's `cookie … prefix`: the server's name and `~` in front of the application's own id. */
export const haproxyPrefix: Format = {
  id: 'haproxy-prefix',
  title: { en: 'Session id with the server in front (HAProxy)', ko: '앞에 서버 이름이 붙은 세션 ID(HAProxy)' },
  about: {
    en: 'One cookie for two readers: the load balancer takes the name of the server off, the application sees only its id.',
    ko: '한 쿠키를 둘이 나눠 읽습니다. 로드 밸런서가 서버 이름을 떼어 내고, 애플리케이션은 ID만 봅니다.',
  },
  rewritten: false,
  read(value, name) {
    const [, node, id] = /^([A-Za-z][\w.-]{0,31})~([\w!:.%=+/-]{16,})$/.exec(value) ?? [];
    if (node === undefined || id === undefined || !/sess|sid/i.test(name)) return null;
    const note = fill({ en: 'Requests with it go to the server {node}.', ko: '이 값을 실은 요청은 서버 {node|으로/로} 갑니다.' }, { node });
    return { fields: [plain('node', node), secret('id', id)], carriesData: false, notes: [note] };
  },
};
