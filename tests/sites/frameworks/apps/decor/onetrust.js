const { put, uuid } = globalThis.kit;
put('OptanonConsent', `isGpcEnabled=0&version=202501.1.0&consentId=${uuid()}&interactionCount=1&groups=C0001%3A1%2CC0002%3A1`, 365);
put('OptanonAlertBoxClosed', new Date().toISOString(), 365);
