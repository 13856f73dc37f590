// What shops put on every page, in the shape their makers write: each writes its cookies once.
const random = (count, letters = '0123456789abcdef') =>
  Array.from({ length: count }, () => letters[Math.floor(Math.random() * letters.length)]).join('');
const digits = (count) => `1${random(count - 1, '0123456789')}`;
const seconds = () => Math.floor(Date.now() / 1000);
const put = (name, value, days) => {
  if (document.cookie.split('; ').some((one) => one.startsWith(`${name}=`))) return;
  // biome-ignore lint/suspicious/noDocumentCookie: the makers of these scripts write it so.
  document.cookie = `${name}=${value}; path=/; samesite=lax${days ? `; max-age=${days * 86400}` : ''}`;
};
const uuid = () => `${random(8)}-${random(4)}-4${random(3)}-a${random(3)}-${random(12)}`;
globalThis.kit = { put, random, digits, seconds, uuid };
