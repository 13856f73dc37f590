import { type Format, plain } from './format.ts';

/** Traefik: `_` and five digits of a hash of the service as name; a hash of the server's URL as value. */
export const traefik: Format = {
  id: 'traefik',
  title: { en: 'Affinity of Traefik', ko: 'Traefik의 어피니티(affinity)' },
  about: {
    en: 'A hash of the address of the server; the load balancer sends the browser back to it.',
    ko: '서버 주소의 해시입니다. 로드 밸런서는 이 값을 보고 같은 서버로 연결합니다.',
  },
  rewritten: false,
  read: (value, name) =>
    /^_[0-9a-f]{5}$/.test(name) && /^[0-9a-f]{16}$/.test(value) ? { fields: [plain('hash of the server', '16 hex')], carriesData: false } : null,
};
