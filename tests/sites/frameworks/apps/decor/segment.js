const { put, digits, uuid } = globalThis.kit;
put('ajs_anonymous_id', uuid(), 365);
put('_fbp', `fb.1.${Date.now()}.${digits(18)}`, 90);
