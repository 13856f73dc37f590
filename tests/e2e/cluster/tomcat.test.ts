import type { Scenario } from '../../sites/cluster/drive.ts';
import { reads } from './scenarios.ts';
import { backup, delta, down, itIsAsSimulated, visit } from './tomcat.ts';

const inUse: Scenario = { kinds: ['free', 'login', ...reads(3), 'write', ...reads(3), 'logout'], before: {} };
const aNodeDies: Scenario = { kinds: visit, before: { 5: down(0) } };

itIsAsSimulated([
  ['DeltaManager, in turn', ...delta, inUse],
  ['DeltaManager, the node that made the session dies', ...delta, aNodeDies],
  ['BackupManager, in turn', ...backup, inUse],
  ['BackupManager, the node that made the session dies', ...backup, aNodeDies],
]);
