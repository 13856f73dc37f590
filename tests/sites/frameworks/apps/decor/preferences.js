const { put } = globalThis.kit;
put('theme', 'dark', 365);
put('tz', 'Europe%2FBerlin', 365);
