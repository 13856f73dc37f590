import { type Format, unescaped } from './format.ts';
import { iron } from './iron.ts';

/** iron-session names the password it sealed with (`Fe26.2*1*…`), so that passwords can be changed; `@hapi/iron` by itself does not. */
export const ironNamed: Format = {
  ...iron,
  id: 'iron-named',
  read(value, name) {
    return value.startsWith('Fe26.2') && /^Fe26\.2\*\w+\*/.test(unescaped(value)) ? iron.read(value, name) : null;
  },
};
