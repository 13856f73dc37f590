import { type Format, plain } from './format.ts';

/** Apache's mod_proxy_balancer: whatever stands before the dot, and the route behind it. SAP's Web Dispatcher: `(server)id`. */
export const balancerRoute: Format = {
  id: 'balancer-route',
  title: { en: 'Route of a load balancer', ko: '로드 밸런서의 경로' },
  about: {
    en: 'The name of the server behind the load balancer, as its configuration calls it.',
    ko: '로드 밸런서 뒤에 있는 서버를 설정에 적힌 이름으로 가리킵니다.',
  },
  rewritten: false,
  read(value, name) {
    const [, route] = /^(?:ROUTEID|BALANCEID)$/i.test(name) ? (/^[\w-]*\.([\w-]{1,64})$/.exec(value) ?? []) : [];
    const [, server] = /^saplb_/i.test(name) ? (/^\(([\w.-]{1,100})\)\d*$/.exec(value) ?? []) : [];
    const node = route ?? server;
    return node === undefined ? null : { fields: [plain('node', node)], carriesData: false };
  },
};
