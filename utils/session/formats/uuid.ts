import { type Format, plain } from './format.ts';

/** RFC 9562; with the `.node` that Keycloak and other clusters add. */
export const uuid: Format = {
  id: 'uuid',
  title: { en: 'UUID', ko: 'UUID' },
  rewritten: false,
  read(value) {
    const [, version, node] = /^[0-9a-f]{8}-[0-9a-f]{4}-([1-8])[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}(?:\.([\w-]{1,64}))?$/i.exec(value) ?? [];
    if (version === undefined) return null;
    return { fields: [plain('version', version), ...(node === undefined ? [] : [plain('node', node)])], carriesData: false };
  },
};
