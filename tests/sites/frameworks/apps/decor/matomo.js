const { put, random, seconds } = globalThis.kit;
put('_pk_id.1.1fff', `${random(16)}.${seconds()}.`, 393);
put('_pk_ses.1.1fff', '1', 0.02);
