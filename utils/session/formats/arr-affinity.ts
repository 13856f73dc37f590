import { type Format, plain } from './format.ts';

/** Azure App Service: a hash of the instance. */
export const arrAffinity: Format = {
  id: 'arr-affinity',
  title: { en: 'Affinity of Azure App Service', ko: 'Azure App Service의 어피니티(affinity)' },
  rewritten: false,
  read: (value, name) =>
    /^ARRAffinity(?:SameSite)?$/.test(name) && /^[0-9a-f]{64}$/i.test(value)
      ? { fields: [plain('hash of the instance', '64 hex')], carriesData: false }
      : null,
};
