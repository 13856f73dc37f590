// `npm start`: runs start.ts, which is written in TypeScript like all that it uses.
import { register } from 'tsx/esm/api';

register();
await import('./start.ts');
