const { put, uuid } = globalThis.kit;
put('_hjSessionUser_3141592', btoa(JSON.stringify({ id: uuid(), created: Date.now(), existing: false })), 365);
put('_hjSession_3141592', btoa(JSON.stringify({ id: uuid(), c: Date.now(), s: 0, r: 0, sb: 0 })), 0.02);
