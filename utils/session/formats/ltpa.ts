import { bytesOf, type Format, plain } from './format.ts';

/** IBM's single sign-on of WebSphere and Domino: user and end, encrypted with keys that the servers share. */
export const ltpa: Format = {
  id: 'ltpa',
  title: { en: 'LTPA token of WebSphere or Liberty', ko: 'WebSphere 또는 Liberty의 LTPA 토큰' },
  about: {
    en: 'User and end, encrypted with keys that several servers share: it logs in to all of them, and stays good until its end.',
    ko: '사용자와 만료 시각을 여러 서버가 나눠 가진 키로 암호화한 값입니다. 그 서버 모두에 로그인되며 만료될 때까지 유효합니다.',
  },
  rewritten: true,
  read(value, name) {
    const octets = /^LtpaToken2?$/i.test(name) ? (bytesOf(value.replace(/^"|"$/g, ''))?.length ?? 0) : 0;
    return octets >= 64 ? { fields: [plain('bytes', octets)], carriesData: true } : null;
  },
};
