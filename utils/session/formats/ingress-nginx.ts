import { type Format, moment, plain } from './format.ts';

/** ingress-nginx: `time.pid.random|key of the back end`; the time is when the affinity began. */
export const ingressNginx: Format = {
  id: 'ingress-nginx',
  title: { en: 'Affinity of ingress-nginx', ko: 'ingress-nginx의 어피니티(affinity)' },
  about: {
    en: 'It names the pod that answers, and when that began.',
    ko: '응답하는 파드와 그것이 시작된 시각을 가리킵니다.',
  },
  rewritten: false,
  read(value) {
    const [, seconds] = /^(\d{10})\.\d+\.\d+\.\d+(?:\||%7C)[0-9a-f]{32}$/i.exec(value) ?? [];
    return seconds === undefined ? null : { fields: [plain('began', moment(Number(seconds) * 1000))], carriesData: false };
  },
};
