import { backup, type Case, delta, down, itIsAsSimulated, itLosesAsSimulated, up, visit } from './tomcat.ts';

/** Long: run by `npm run test:cluster`, not by `npm test`. */
const nodes = [0, 1, 2];

itIsAsSimulated([
  ['DeltaManager, two nodes die at once', ...delta, { kinds: visit, before: { 5: [down(0), down(1)] }, unnoticed: true }],
  ['DeltaManager, a node comes back and is the last', ...delta, { kinds: visit, before: { 5: down(0), 8: up(0), 9: [down(1), down(2)] } }],
  ['BackupManager, a node comes back and is the last', ...backup, { kinds: visit, before: { 5: down(0), 8: up(0), 9: [down(1), down(2)] } }],
  // Whichever of the three is the primary, has the second copy or only the note, and whichever of them is asked next.
  ...[4, 5].flatMap((request) =>
    nodes.flatMap((server): readonly Case[] => {
      const one = { kinds: visit, before: { [request]: down(server) } };
      const others = { kinds: visit, before: { [request]: nodes.filter((other) => other !== server).map(down) } };
      return [
        [`BackupManager, node ${server} dies before request ${request}`, ...backup, one],
        [`BackupManager, node ${server} dies before request ${request}, and nobody has noticed`, ...backup, { ...one, unnoticed: true }],
        [`BackupManager, all but node ${server} die before request ${request}`, ...backup, { ...others, unnoticed: true }],
      ];
    }),
  ),
]);

itLosesAsSimulated([
  [...delta, [0, 1], 0],
  [...backup, [0], 0],
  // By hand: each server made four sessions, and put the second copies of two on each of the others.
  [...backup, [0, 1], 4],
  [...backup, [1, 2], 4],
]);
