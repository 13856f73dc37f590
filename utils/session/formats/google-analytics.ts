import { type Format, moment, plain } from './format.ts';

/** Google Analytics: `GA1.<depth>.<random>.<seconds of the first visit>`. */
export const googleAnalytics: Format = {
  id: 'google-analytics',
  title: { en: 'Visitor of Google Analytics', ko: 'Google Analytics의 방문자' },
  rewritten: false,
  read(value) {
    const [, seconds] = /^GA1\.\d+(?:-\d+)?\.\d{1,12}\.(\d{10})$/.exec(value) ?? [];
    return seconds === undefined ? null : { fields: [plain('first visit', moment(Number(seconds) * 1000))], carriesData: false };
  },
};
