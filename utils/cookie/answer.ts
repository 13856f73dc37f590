import { goes, type RequestFacts, serialize } from './send.ts';
import type { MissingFact, Sent, StoredCookie, Withheld } from './types.ts';

/** The request as it would be if a missing fact were the other way. */
export interface Otherwise {
  readonly fact: MissingFact;
  readonly facts: RequestFacts;
}

/** What a request carries. Most who ask want its cookies only: the line and the doubts are put together when somebody looks. */
export class Answer implements Sent {
  readonly #otherwise: () => readonly Otherwise[];

  constructor(
    readonly sent: readonly StoredCookie[],
    readonly withheld: readonly Withheld[],
    readonly remarks: readonly Withheld[],
    otherwise: () => readonly Otherwise[],
  ) {
    this.#otherwise = otherwise;
  }

  get header(): string {
    return serialize(this.sent);
  }

  get uncertain(): Sent['uncertain'] {
    return this.#otherwise().flatMap(({ fact, facts }) => [
      ...this.sent.flatMap((cookie) => (goes(cookie, facts) ? [] : [{ cookie, fact, otherwise: 'withheld' as const }])),
      ...this.withheld.flatMap(({ cookie }) => (goes(cookie, facts) ? [{ cookie, fact, otherwise: 'sent' as const }] : [])),
    ]);
  }

  /** JSON knows no getters of a class. */
  toJSON(): Sent {
    const { header, sent, withheld, remarks, uncertain } = this;
    return { header, sent, withheld, remarks, uncertain };
  }
}
