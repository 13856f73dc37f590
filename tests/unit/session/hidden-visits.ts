import { analyse, conclude, createAnalysis } from '../../../utils/session/index.ts';
import { type Flow, flow } from '../../tools/flow.ts';

/** Sites whose addresses say nothing of a login, or say it where none is. `login@7`, in order. */
export function play(write: (browser: Flow) => void): readonly string[] {
  const browser = flow();
  write(browser);
  const analysis = browser.exchanges.reduce(analyse, createAnalysis({ browser: 'chromium' }));
  return conclude(analysis, analysis.lastTime).events.map(({ type, exchange }) => `${type}@${exchange}`);
}

export const values = ['k3Vb8Qw1Xc5Mn7Lp0Rt2Yd4Hs6Jg9FaZ', 'Zx7Cv2Bn9Mq4Wp1Er6Ty3Ui8Oa5Sd0Fg', 'Hj2Kl7Pz4Xq9Vn1Cb6Mw3Et8Ry5Uo0Ia'] as const;
export const wk = (id: string) => `wk=${id}; Path=/; HttpOnly; Secure; SameSite=Lax`;
export const gone = 'wk=; Path=/; Max-Age=0';
