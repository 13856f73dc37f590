import { type Listing, listAttributes } from './list-attributes.ts';
import { oddValue, prefixMisspelt } from './near-misses.ts';
import type { ParsedAttribute, ParsedSetCookie, Reason, SameSite } from './types.ts';

/** What a line says, as the two readers of lines fill it in. */
export class ParsedLine implements ParsedSetCookie {
  // Declared only: fields that are defined, and then written, make this twice as slow as the constructor alone.
  declare readonly kind: 'set-cookie';
  declare readonly line: string;
  declare readonly name: string;
  declare readonly value: string;
  declare readonly valueStart: number;
  declare readonly valueEnd: number;
  declare expires: number | null;
  declare maxAge: number | null;
  declare domain: string | null;
  declare path: string | null;
  declare secure: boolean;
  declare httpOnly: boolean;
  declare sameSite: SameSite;
  declare partitioned: boolean;
  /** Whether every attribute is known, readable and there once: then only what stands in the values is left to remark on. */
  declare plain: boolean;
  /** Whether `Priority` is among the attributes: of the known ones it alone has no field. */
  declare hasPriority: boolean;

  constructor(line: string, name: string, value: string, valueStart: number, valueEnd: number) {
    this.kind = 'set-cookie';
    this.line = line;
    this.name = name;
    this.value = value;
    this.valueStart = valueStart;
    this.valueEnd = valueEnd;
    this.expires = null;
    this.maxAge = null;
    this.domain = null;
    this.path = null;
    this.secure = false;
    this.httpOnly = false;
    this.sameSite = 'default';
    this.partitioned = false;
    this.plain = name !== '';
    this.hasPriority = false;
  }

  // Verdicts need what is in force; the list and the remarks are for people, and are cut out of the line when somebody looks.
  get attributes(): readonly ParsedAttribute[] {
    return listingOf(this).attributes;
  }

  get warnings(): readonly Reason[] {
    return isUnremarkable(this) ? none : listingOf(this).warnings;
  }

  /** JSON knows no getters of a class. */
  toJSON(): ParsedSetCookie {
    const { plain: _, hasPriority: __, ...fields } = this;
    return { ...fields, attributes: this.attributes, warnings: this.warnings };
  }
}

const none: readonly Reason[] = [];

/** Says so of nearly every line without listing its attributes. */
function isUnremarkable({ plain, name, path, domain }: ParsedLine): boolean {
  if (!plain || prefixMisspelt(name)) return false;
  return (path === null || path === '/' || oddValue('path', path) === null) && (domain === null || oddValue('domain', domain) === null);
}

const listings = new WeakMap<ParsedLine, Listing>();

function listingOf(parsed: ParsedLine): Listing {
  const known = listings.get(parsed);
  if (known) return known;
  const listing = listAttributes(parsed);
  listings.set(parsed, listing);
  return listing;
}
