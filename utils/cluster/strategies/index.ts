import type { Strategy } from '../types.ts';
import { allToAll } from './all-to-all.ts';
import { memoryOnly } from './memory-only.ts';
import { oneServer } from './one-server.ts';
import { primarySecondary } from './primary-secondary.ts';
import { sessionStore } from './session-store.ts';
import { signedCookie } from './signed-cookie.ts';
import { sticky } from './sticky.ts';

/** The ways to keep sessions on many servers, from the simplest on. */
export const strategies: readonly Strategy[] = [oneServer, memoryOnly, sticky, allToAll, primarySecondary, sessionStore, signedCookie];
