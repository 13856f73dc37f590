/** Splits a `Cookie` header into its cookies, in order, as servers read it (§4.2.1). A part without `=` is a nameless cookie. */
export function parseCookieHeader(value: string): readonly { readonly name: string; readonly value: string }[] {
  const cookies: { name: string; value: string }[] = [];
  for (const part of value.split(';')) {
    const text = part.trim();
    if (text === '') continue;
    const eq = text.indexOf('=');
    cookies.push(eq < 0 ? { name: '', value: text } : { name: text.slice(0, eq), value: text.slice(eq + 1) });
  }
  return cookies;
}
