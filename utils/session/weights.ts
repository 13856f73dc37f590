/**
 * How much each observation says, in log-odds (natural logarithm). Confidence is the logistic of the sum.
 *
 * The measured ones are likelihood ratios of 2,546 labelled cookies of 220 sites, 342 of which authenticate:
 * ln(odds with the observation / odds without knowing it). Behaviour was labelled by withholding cookies on 75 sites;
 * the 2014 set has none, so those weights are set to decide over any name.
 */
export const weights = {
  /** 342 of 2,546. */
  prior: -1.9,
  priorOther: -2,

  /** `HttpOnly` alone: precision .39, recall .41. */
  httpOnly: 1.2,
  notHttpOnly: -0.4,

  /** The best name pattern: precision .45, recall .59; an exact name of a framework is far rarer elsewhere. */
  nameOfFramework: 3.6,
  nameSession: 2.2,
  nameAuth: 2,
  nameOther: -4.5,
  nameRemember: 3,
  /** A name known for another purpose, for that purpose. */
  knownPurpose: 5,
  wordPurpose: 3,

  /** 10 characters or more: precision .18, recall .88. */
  valueOpaque: 0.5,
  valueShort: -3,
  valueReadable: -2,
  valueIdFormat: 1.2,
  valueTicketFormat: 1.6,
  valueOtherFormat: -5,
  neverThere: -6,
  /** For the purpose that the form of the value names. */
  formatPurpose: 5,

  /** 1.2 % of the authentication cookies were set by a script, against about a third of the others. */
  setByScript: -2.2,
  thirdParty: -0.8,
  persistentLong: -0.4,

  issuedAtLogin: 3.4,
  changedAtLogin: 3.8,
  sentAtLogin: 1.2,
  untouchedAtLogin: -2.4,
  refreshedAnyway: 0.3,
  sentWhenLoggedIn: 0.8,
  absentWhenLoggedIn: -3,
  deletedAtLogout: 2,
  survivesLogout: -3,
  deletedInUse: -3.5,
  missingAtRefusal: 1.8,
  namesTheUser: -2.5,
  changesBeside: -2,

  /** A remembered login: persistent, issued at login beside a session. */
  rememberPersistent: 0.6,
  companion: 2.5,
  preferenceShort: 2.2,
  /** A few letters, or words, that a script wrote. */
  preferenceOfScript: 2.3,
  /** A random value that a script wrote or that is kept for a year, and that login and logout leave alone. */
  knowsTheBrowser: 2.6,
  /** A random value that a script wrote, or that came from another site in an image or frame: most of them count visitors. */
  counts: 2.3,
  /** The answer to a banner, in words. */
  valueConsent: 3.5,
  /** How much of the doubt stays when a framework's own name speaks for it. */
  ofNamed: 0.4,
  /** A script copied it into a CSRF header. */
  echoed: 3.5,
  notEchoed: -3,
} as const;

export function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
