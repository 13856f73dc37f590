/** The month, from 0, that the three letters at `at` name, in any case; -1 when they name none. Nothing is copied: dates are read by the hundred. */
export function monthAt(text: string, at: number): number {
  const code = ((text.charCodeAt(at) | 0x20) << 16) | ((text.charCodeAt(at + 1) | 0x20) << 8) | (text.charCodeAt(at + 2) | 0x20);
  return codes.indexOf(code);
}

const codes = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map(
  (name) => (name.charCodeAt(0) << 16) | (name.charCodeAt(1) << 8) | name.charCodeAt(2),
);
