import type { Driver } from './driver.ts';
import { expressSession } from './express-session.ts';

/** Every site that can be recorded. */
export const drivers: readonly Driver[] = [expressSession];
