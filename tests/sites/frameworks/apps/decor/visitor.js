const { put, random, uuid } = globalThis.kit;
put('vid', uuid(), 730);
put('exp_bucket', random(16), 90);
