const { put, digits, seconds } = globalThis.kit;
put('_ga', `GA1.1.${digits(9)}.${seconds()}`, 400);
put('_ga_K1L2M3N4P5', `GS2.1.s${seconds()}$o1$g0$t${seconds()}$j60$l0$h0`, 400);
