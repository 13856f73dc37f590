const { put, random, uuid } = globalThis.kit;
put('__stripe_mid', `${uuid()}${random(6)}`, 365);
put('__stripe_sid', `${uuid()}${random(6)}`, 0.02);
