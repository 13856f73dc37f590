import { type Format, plain } from './format.ts';

/** AWS' load balancer. Encrypted with a key that changes; written anew on every response. */
export const awsAlb: Format = {
  id: 'aws-alb',
  title: { en: 'Affinity of an AWS load balancer', ko: 'AWS 로드 밸런서의 어피니티(affinity)' },
  rewritten: true,
  read: (value, name) => (/^AWSALB(?:TG|APP-\d)?(?:CORS)?$/.test(name) ? { fields: [plain('characters', value.length)], carriesData: false } : null),
};
