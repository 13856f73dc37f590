const { put, random } = globalThis.kit;
put(
  'cookieyes-consent',
  `consentid:${random(32, 'abcdefghijklmnopqrstuvwxyzABCDEF0123456789')},consent:yes,action:yes,necessary:yes,analytics:yes`,
  365,
);
