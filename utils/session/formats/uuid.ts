import type { Text } from '../../i18n/text.ts';
import { type Format, leaksTime, moment, plain, type Reading } from './format.ts';

/** RFC 9562; with the `.node` that Keycloak and other clusters add. */
export const uuid: Format = {
  id: 'uuid',
  title: { en: 'UUID', ko: 'UUID' },
  about: {
    en: 'A number that is meant to be unique; only version 4 is meant to be random.',
    ko: '겹치지 않도록 만든 번호입니다. 무작위로 만드는 것은 버전 4뿐입니다.',
  },
  rewritten: false,
  read(value): Reading | null {
    const [, digits, version, node] =
      /^([0-9a-f]{8}-[0-9a-f]{4}-([1-8])[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})(?:\.([\w-]{1,64}))?$/i.exec(value) ?? [];
    if (digits === undefined || version === undefined) return null;
    const made = timeIn(digits.replaceAll('-', ''), version);
    return {
      fields: [
        plain('version', version),
        ...(made === null ? [] : [plain('made', moment(made))]),
        ...(node === undefined ? [] : [plain('node', node)]),
      ],
      carriesData: false,
      notes: [...(made === null ? [] : [leaksTime(made)]), ...(version === '1' ? [neighbours] : [])],
    };
  },
};

/** §6.12: who has one can guess the others that the same machine made. */
const neighbours: Text = {
  en: 'Version 1 is a time and the address of a machine: who has one can guess the next.',
  ko: '버전 1은 시각과 기기 주소로 만듭니다. 하나를 가진 사람은 다음 값을 짐작할 수 있습니다.',
};

/** §5.1 and §5.6: tenths of microseconds since 1582, in another order; §5.7: milliseconds since 1970. Null for versions without a time. */
function timeIn(hex: string, version: string): number | null {
  const gregorian = (digits: string) => Number(BigInt(`0x${digits}`) / 10_000n) - 12_219_292_800_000;
  switch (version) {
    case '1':
      return gregorian(hex.slice(13, 16) + hex.slice(8, 12) + hex.slice(0, 8));
    case '6':
      return gregorian(hex.slice(0, 12) + hex.slice(13, 16));
    case '7':
      return Number.parseInt(hex.slice(0, 12), 16);
    default:
      return null;
  }
}
