/** Two characters as one number, letters in lower case. */
export function twoAt(text: string, at: number): number {
  return ((text.charCodeAt(at) | 0x20) << 16) | (text.charCodeAt(at + 1) | 0x20);
}

/** Three letters as one number, in lower case; 0 when one of them is not ASCII. Dates are read by the hundred, so nothing is copied out of the line. */
export function threeAt(text: string, at: number): number {
  const first = text.charCodeAt(at);
  const second = text.charCodeAt(at + 1);
  const third = text.charCodeAt(at + 2);
  return (first | second | third) < 0x80 ? (first << 16) | (second << 8) | third | 0x20_20_20 : 0;
}
