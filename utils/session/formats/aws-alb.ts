import { type Format, plain } from './format.ts';

/** AWS' load balancer. Encrypted with a key that changes; written anew on every response. */
export const awsAlb: Format = {
  id: 'aws-alb',
  title: { en: 'Affinity of an AWS load balancer', ko: 'AWS 로드 밸런서의 어피니티(affinity)' },
  about: {
    en: 'Encrypted by the load balancer; it names the target that answered, and is written anew with every answer.',
    ko: '로드 밸런서가 암호화한 값으로, 응답한 대상을 가리키며 응답마다 새로 쓰입니다.',
  },
  rewritten: true,
  read: (value, name) => (/^AWSALB(?:TG|APP-\d)?(?:CORS)?$/.test(name) ? { fields: [plain('characters', value.length)], carriesData: false } : null),
};
