import type { JSX } from 'preact';
import { ScaleOutView } from '../../components/cluster/ScaleOutView.tsx';
import { CookiesView } from '../../components/cookies/CookiesView.tsx';
import { openFindings } from '../../components/findings/dismissals.ts';
import { FindingsView } from '../../components/findings/FindingsView.tsx';
import { LearnView } from '../../components/learn/LearnView.tsx';
import type { PanelModel, ViewId } from '../../components/models/types.ts';
import { SessionsView } from '../../components/sessions/SessionsView.tsx';
import { TrafficView } from '../../components/traffic/TrafficView.tsx';
import type { Text } from '../../utils/i18n/text.ts';

export interface View {
  readonly id: ViewId;
  readonly title: Text;
  readonly View: (props: { readonly model: PanelModel }) => JSX.Element;
  /** A small number behind the title. */
  count?(model: PanelModel): number;
}

/** The views, in the order of their tabs. */
export const views: readonly View[] = [
  { id: 'traffic', title: { en: 'Traffic', ko: '트래픽' }, View: TrafficView },
  { id: 'cookies', title: { en: 'Cookies', ko: '쿠키' }, View: CookiesView },
  { id: 'sessions', title: { en: 'Sessions', ko: '세션' }, View: SessionsView },
  { id: 'findings', title: { en: 'Findings', ko: '발견 사항' }, View: FindingsView, count: openFindings },
  { id: 'learn', title: { en: 'Learn', ko: '배우기' }, View: LearnView },
  { id: 'scale-out', title: { en: 'Scale-out', ko: '스케일 아웃' }, View: ScaleOutView },
];
