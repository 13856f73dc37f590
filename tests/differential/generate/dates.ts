import fc from 'fast-check';
import { oneOf, seldom } from './pick.ts';

const month = oneOf('Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec', 'january', 'SEPT', 'Ju', 'Foo', 'octopus');
const day = seldom(
  fc.integer({ min: 1, max: 28 }).map((number) => `${number}`.padStart(2, '0')),
  oneOf('0', '1', '9', '00', '29', '30', '31', '32', '1st', '031', '7x'),
  3,
);
const year = seldom(
  oneOf('2027', '2026', '2027', '2027', '27', '99', '70', '69', '2020', '2037', '2038', '9999'),
  oneOf('0', '7', '1600', '1601', '1969', '1970', '999', '02027', '12027', '2027x', '100', '68', '00'),
  5,
);
const time = seldom(
  oneOf('10:20:30', '00:00:00', '23:59:59', '1:2:3'),
  oneOf(
    '24:00:00',
    '10:60:00',
    '10:20:60',
    '10:20',
    '10',
    '10:20:30.5',
    '010:20:30',
    '10:020:30',
    '10:20:30x',
    '::',
    '10:20:30 PM',
    '10:20:30:40',
    '-1:00:00',
  ),
  4,
);
const zone = oneOf('GMT', '', 'UTC', 'EST', '+0100', '-0800', 'GMT+2', 'Z', 'PST8PDT', '(now)');
const weekday = oneOf('Wed, ', 'Monday, ', '', 'Xyz ', 'Thu ');

/** Dates as servers write them, well and badly. */
export const date: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record({ weekday, day, month, year, time, zone, dash: oneOf(' ', '-', '/', '.', '_') })
      .map((part) => `${part.weekday}${part.day}${part.dash}${part.month}${part.dash}${part.year} ${part.time} ${part.zone}`.trim()),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({
        parts: fc.tuple(day, month, year, time).chain((parts) => fc.shuffledSubarray(parts, { minLength: 3 })),
        between: oneOf(' ', ',', ' - ', '\x2e', '*', '&', '@', '  '),
        extra: oneOf('', '', 'GMT', 'x', '5', '2028', 'Mar'),
      })
      .map(({ parts, between, extra }) => [...parts, extra].join(between)),
  },
  {
    weight: 2,
    arbitrary: oneOf(
      '',
      '0',
      '-1',
      'never',
      'Thu, 01 Jan 1970 00:00:00 GMT',
      'Fri, 31 Dec 9999 23:59:59 GMT',
      '2027-03-04T05:06:07Z',
      '2027-03-04 05:06:07',
      'Sunday, 06-Nov-94 08:49:37 GMT',
      'Sun Nov  6 08:49:37 1994',
      'Wed, 09 Jun 2027 10:18:14 GMT',
      '"Wed, 09 Jun 2027 10:18:14 GMT"',
      'Wed,09Jun2027 10:18:14 GMT',
      '3/4/2027 10:18:14',
      '31 Feb 2027 10:00:00',
      '29 Feb 2028 10:00:00',
      '29 Feb 2027 10:00:00',
      '1804682400',
      'Wed, 09 Jun 2027 10:18:14 GMT Wed, 09 Jun 2026 10:18:14 GMT',
    ),
  },
);
