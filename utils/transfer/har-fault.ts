import { fill, type Text } from '../i18n/text.ts';
import { jsonFault } from './json-place.ts';

/** Why a file could not be read, and where: `3:17` (line and column) or a path in the document (`log.entries`). */
export interface HarFault {
  readonly message: Text;
  readonly place: string;
}

/** For a text that `JSON.parse` refused. */
export function notJson(text: string): HarFault {
  const guess = looksLike(text);
  if (guess !== null) return { message: { en: `This is not a HAR file: ${guess.en}.`, ko: `HAR 파일이 아닙니다. ${guess.ko}.` }, place: '1:1' };
  const fault = jsonFault(text) ?? { line: 1, column: 1, atEnd: false, entry: null };
  const where = fill({ en: 'line {line}, column {column}', ko: '{line}행 {column}열' }, { line: fault.line, column: fault.column });
  return {
    message: fill(fault.atEnd ? endsEarly(fault.entry) : goesWrong(fault.entry), { where, entry: fault.entry ?? 0 }),
    place: `${fault.line}:${fault.column}`,
  };
}

/** For a text that is JSON but holds no `log.entries`. */
export function notHar(file: unknown): HarFault {
  const guess = jsonLooksLike(file);
  return {
    message: { en: `This is JSON, but not a HAR file: ${guess.en}.`, ko: `JSON이지만 HAR 파일이 아닙니다. ${guess.ko}.` },
    place: 'log.entries',
  };
}

function endsEarly(entry: number | null): Text {
  if (entry !== null)
    return {
      en: 'The file is cut off: it ends in the middle of entry {entry}, counted from 0 ({where}). Export it again.',
      ko: '파일이 잘려 있습니다. {entry}번 항목(0부터 셈) 중간에서 끝납니다({where}). 다시 내보내 주십시오.',
    };
  return {
    en: 'The file is cut off: it ends before its JSON does ({where}). Export it again.',
    ko: '파일이 잘려 있습니다. JSON이 끝나기 전에 파일이 끝납니다({where}). 다시 내보내 주십시오.',
  };
}

function goesWrong(entry: number | null): Text {
  if (entry !== null)
    return {
      en: 'The JSON is broken in entry {entry}, counted from 0 ({where}).',
      ko: '{entry}번 항목(0부터 셈)에서 JSON이 깨져 있습니다({where}).',
    };
  return { en: 'This is not JSON: it goes wrong at {where}.', ko: 'JSON이 아닙니다. {where}에서 어긋납니다.' };
}

function looksLike(text: string): Text | null {
  const start = text.slice(0, 400).trimStart();
  if (start === '' && text.trim() === '') return { en: 'it is empty', ko: '비어 있습니다' };
  if (start.startsWith('PK\u0003\u0004')) return { en: 'it is a ZIP archive; unpack it first', ko: 'ZIP 압축 파일이니 먼저 풀어 주십시오' };
  if (start.startsWith('\u001f')) return { en: 'it is compressed (gzip); unpack it first', ko: 'gzip으로 압축되어 있으니 먼저 풀어 주십시오' };
  if (start.includes('\u0000'))
    return { en: 'it is binary, or text in UTF-16; HAR is UTF-8', ko: '이진 파일이거나 UTF-16 텍스트입니다. HAR은 UTF-8입니다' };
  if (start.startsWith('<')) return { en: 'it looks like HTML or XML', ko: 'HTML 또는 XML로 보입니다' };
  if (/^# (netscape )?http cookie file/i.test(start))
    return {
      en: 'it is a cookie file (`cookies.txt`), a list of cookies without their traffic',
      ko: '트래픽 없이 쿠키만 적힌 쿠키 파일(`cookies.txt`)입니다',
    };
  if (/^curl\s/i.test(start)) return { en: 'it is a cURL command', ko: 'cURL 명령입니다' };
  if (/^(GET|POST|PUT|HEAD|HTTP\/\d)/.test(start)) return { en: 'it looks like raw HTTP messages', ko: '원시 HTTP 메시지로 보입니다' };
  return null;
}

function jsonLooksLike(file: unknown): Text {
  if (Array.isArray(file)) {
    const first: unknown = file[0];
    if (isObject(first) && 'name' in first && 'value' in first && 'domain' in first)
      return { en: 'it is a list of cookies without their traffic', ko: '트래픽 없이 쿠키만 나열한 목록입니다' };
    return { en: 'it is a list, without `log.entries`', ko: '`log.entries`가 없는 목록입니다' };
  }
  if (!isObject(file)) return { en: 'it is a single value, without `log.entries`', ko: '`log.entries`가 없는 값 하나입니다' };
  if ('cookies' in file && 'origins' in file)
    return {
      en: 'it is a Playwright storage state, which holds cookies without their traffic',
      ko: '트래픽 없이 쿠키만 담긴 Playwright 저장소 상태(storage state)입니다',
    };
  if (String(file['schema']).startsWith('sessionscope.report/'))
    return { en: 'it is a report of ours, which is made from a HAR file', ko: 'HAR 파일로 만든 Sessionscope 보고서입니다' };
  const log = file['log'];
  if (log === undefined) return { en: 'it has no `log`', ko: '`log`가 없습니다' };
  if (isObject(log) && 'entries' in log) return { en: '`log.entries` is not a list', ko: '`log.entries`가 목록이 아닙니다' };
  return { en: '`log` has no `entries`', ko: '`log`에 `entries`가 없습니다' };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
