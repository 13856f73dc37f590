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
  /** What the filter looks for in this view; without it the view has nothing to filter. */
  readonly filter?: Text;
  /** A small number behind the title. */
  count?(model: PanelModel): number;
}

/** The views, in the order of their tabs. */
export const views: readonly View[] = [
  {
    id: 'traffic',
    title: { en: 'Traffic', ko: '트래픽' },
    View: TrafficView,
    filter: { en: 'Filter: text, set:name, sent:name, status:302, -word', ko: '필터: 글자, set:이름, sent:이름, status:302, -제외' },
  },
  {
    id: 'cookies',
    title: { en: 'Cookies', ko: '쿠키' },
    View: CookiesView,
    filter: { en: 'Filter: words of name, domain, path or role', ko: '필터: 이름, 도메인, 경로, 역할에 든 글자' },
  },
  { id: 'sessions', title: { en: 'Sessions', ko: '세션' }, View: SessionsView },
  {
    id: 'findings',
    title: { en: 'Findings', ko: '발견 사항' },
    View: FindingsView,
    filter: { en: 'Filter: words of a finding, or the name of a cookie', ko: '필터: 발견 사항에 든 글자나 쿠키 이름' },
    count: openFindings,
  },
  { id: 'learn', title: { en: 'Learn', ko: '배우기' }, View: LearnView },
  { id: 'scale-out', title: { en: 'Scale-out', ko: '스케일 아웃' }, View: ScaleOutView },
];
