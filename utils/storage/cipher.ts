import { fromBase64, toBase64 } from './bytes.ts';
import type { SessionArea } from './chunk-store.ts';

/** Makes bytes unreadable without the key of this browser session. `open` rejects when they are not of this key or were changed. */
export interface Cipher {
  seal(plain: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
  open(sealed: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
}

/** For places that are memory anyway. */
export const noCipher: Cipher = { seal: async (plain) => plain, open: async (sealed) => sealed };

const slot = 'journal-key';
const nonceLength = 12;

/**
 * The key lives in `storage.session` only: it outlives the worker and dies with the browser, and with it all that was written.
 * `name` tells keys apart without telling anything about them: what was written under another name is unreadable for good.
 */
export async function openCipher(area: SessionArea): Promise<{ readonly name: string; readonly cipher: Cipher }> {
  const kept = readKey((await area.get(slot))[slot]);
  if (kept !== null) return { name: kept.name, cipher: await cipherOf(fromBase64(kept.key)) };
  const raw = crypto.getRandomValues(new Uint8Array(32));
  const name = crypto.randomUUID();
  await area.set({ [slot]: { name, key: toBase64(raw) } });
  return { name, cipher: await cipherOf(raw) };
}

/** The name of the present key; null when there is none. */
export async function keyName(area: SessionArea): Promise<string | null> {
  return readKey((await area.get(slot))[slot])?.name ?? null;
}

/** Throws the key away: what was sealed with it is unreadable from now on, wherever copies of it lie. */
export async function forgetKey(area: SessionArea): Promise<void> {
  await area.remove(slot);
}

function readKey(kept: unknown): { readonly name: string; readonly key: string } | null {
  if (typeof kept !== 'object' || kept === null || !('name' in kept) || !('key' in kept)) return null;
  return typeof kept.name === 'string' && typeof kept.key === 'string' ? { name: kept.name, key: kept.key } : null;
}

/** AES-GCM with a random 96-bit nonce before each text (NIST SP 800-38D §8.2.2: safe for far more chunks than one session writes). */
async function cipherOf(raw: Uint8Array<ArrayBuffer>): Promise<Cipher> {
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
  return {
    async seal(plain) {
      const nonce = crypto.getRandomValues(new Uint8Array(nonceLength));
      const secret = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, plain));
      const sealed = new Uint8Array(nonceLength + secret.length);
      sealed.set(nonce);
      sealed.set(secret, nonceLength);
      return sealed;
    },
    async open(sealed) {
      const nonce = sealed.subarray(0, nonceLength);
      return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce }, key, sealed.subarray(nonceLength)));
    },
  };
}
