import type { JSX } from 'preact';
import type { Text } from '../../utils/i18n/text.ts';
import type { PanelModel } from '../models/types.ts';
import { EmptyState } from '../ui/index.ts';

const title: Text = { en: 'Not yet', ko: '아직 준비되지 않았습니다' };
const detail: Text = {
  en: 'Here you will replay this recording on several servers and see at which request the session would have been lost. Until then, Sessions tells whether this site shows a load balancer.',
  ko: '여기에서 이 기록을 여러 서버에 재현하고 어느 요청에서 세션을 잃는지 보게 됩니다. 그때까지는 세션 탭에서 이 사이트에 로드 밸런서가 보이는지 확인하십시오.',
};
const action: Text = { en: 'Open Sessions', ko: '세션 탭 열기' };

export function ScaleOutView({ model }: { readonly model: PanelModel }): JSX.Element {
  return <EmptyState title={title} detail={detail} action={{ label: action, run: () => model.show({ view: 'sessions' }) }} />;
}
