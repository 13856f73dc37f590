const { put, random } = globalThis.kit;
put('_clck', `${random(6, 'abcdefghijklmnopqrstuvwxyz0123456789')}%5E2%5Efz1%5E0%5E2011`, 365);
put('_clsk', `${random(6, 'abcdefghijklmnopqrstuvwxyz0123456789')}%5E${Date.now()}%5E1%5E1%5Ex.clarity.ms%2Fcollect`, 1);
