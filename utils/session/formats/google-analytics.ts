import { type Format, moment, plain } from './format.ts';

/** Google Analytics: `GA1.<depth>.<random>.<seconds of the first visit>`. */
export const googleAnalytics: Format = {
  id: 'google-analytics',
  title: { en: 'Visitor of Google Analytics', ko: 'Google Analytics의 방문자' },
  about: {
    en: 'A random number for this browser and the time of its first visit.',
    ko: '이 브라우저에 붙은 무작위 번호와 처음 방문한 시각입니다.',
  },
  rewritten: false,
  read(value) {
    const [, seconds] = /^GA1\.\d+(?:-\d+)?\.\d{1,12}\.(\d{10})$/.exec(value) ?? [];
    return seconds === undefined ? null : { fields: [plain('first visit', moment(Number(seconds) * 1000))], carriesData: false };
  },
};
