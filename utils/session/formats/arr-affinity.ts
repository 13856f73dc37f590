import { type Format, plain } from './format.ts';

/** Azure App Service: a hash of the instance. */
export const arrAffinity: Format = {
  id: 'arr-affinity',
  title: { en: 'Affinity of Azure App Service', ko: 'Azure App Service의 어피니티(affinity)' },
  about: {
    en: 'It names one of several instances; the load balancer sends the browser back to it.',
    ko: '여러 인스턴스 가운데 하나를 가리킵니다. 로드 밸런서는 이 값을 보고 같은 인스턴스로 연결합니다.',
  },
  rewritten: false,
  read: (value, name) =>
    /^ARRAffinity(?:SameSite)?$/.test(name) && /^[0-9a-f]{64}$/i.test(value)
      ? { fields: [plain('hash of the instance', '64 hex')], carriesData: false }
      : null,
};
