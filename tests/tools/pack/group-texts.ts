/** Below this a list costs more than it saves. */
const worthwhile = 40;

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

/**
 * Puts the sentences of a chunk together by language.
 *
 * In the source a sentence stands where it is used, in every language: `{ en: '…', ko: '…' }`. A zip looks back 32 kB for what
 * it has seen, and code, English and Korean in turn leave it three short memories instead of one long: two lists in front of the code make the
 * extension a twentieth smaller. Each place still makes its own object when it is evaluated, so the program does what it did.
 */
export function groupTexts() {
  return {
    name: 'group-texts',
    renderChunk(this: { parse(code: string): unknown }, code: string) {
      const texts = textsIn(this.parse(code));
      return texts.length < worthwhile ? null : { code: group(code, texts), map: null };
    },
  };
}

interface Placed {
  readonly start: number;
  readonly end: number;
  readonly en: string;
  readonly ko: string;
}

function group(code: string, texts: readonly Placed[]): string {
  const list = (sentences: readonly string[]) => `${JSON.stringify(sentences.join('\n'))}.split('\\n')`;
  const pieces: string[] = [];
  let done = 0;
  for (const [index, { start, end }] of texts.entries()) {
    pieces.push(code.slice(done, start), `groupedText(${index})`);
    done = end;
  }
  return `const groupedEn = ${list(texts.map(({ en }) => en))};
const groupedKo = ${list(texts.map(({ ko }) => ko))};
function groupedText(index) { return { en: groupedEn[index], ko: groupedKo[index] }; }
${pieces.join('')}${code.slice(done)}`;
}

/** Every `{ en, ko }` of two plain strings, in the order of the code. */
function textsIn(root: unknown): readonly Placed[] {
  const found: Placed[] = [];
  const left: unknown[] = [root];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value !== 'object' || value === null) continue;
    const text = isNode(value) ? asText(value) : null;
    if (text === null) left.push(...Object.values(value));
    else found.push(text);
  }
  return found.sort((one, other) => one.start - other.start);
}

function asText(node: Node): Placed | null {
  if (node.type !== 'ObjectExpression' || !Array.isArray(node['properties']) || node['properties'].length !== 2) return null;
  const [en, ko] = node['properties'].map((property: unknown, index) => sentenceOf(property, index === 0 ? 'en' : 'ko'));
  return typeof en !== 'string' || typeof ko !== 'string' ? null : { start: node.start, end: node.end, en, ko };
}

/** The plain string that is the value of the property `language`; null for another property, a value to be computed, or more than one line. */
function sentenceOf(property: unknown, language: string): string | null {
  if (!isNode(property) || property.type !== 'Property' || property['computed'] === true) return null;
  const { key, value } = property;
  if (!isNode(key) || key['name'] !== language || !isNode(value)) return null;
  const text = value.type === 'TemplateLiteral' ? cooked(value) : value['value'];
  return typeof text !== 'string' || text.includes('\n') ? null : text;
}

function cooked({ quasis }: Node): unknown {
  if (!Array.isArray(quasis) || quasis.length !== 1) return null;
  const [only]: readonly { readonly value: { readonly cooked: unknown } }[] = quasis;
  return only?.value.cooked;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
