import { attributesWitness } from './attributes.ts';
import { behaviourWitness } from './behaviour.ts';
import { nameWitness } from './name.ts';
import { setterWitness } from './setter.ts';
import type { Witness } from './subject.ts';
import { valueWitness } from './value.ts';

/** Those that a single look at the cookie answers; events are told by them, before behaviour is known. */
export const snapshotWitnesses: readonly Witness[] = [nameWitness, valueWitness, attributesWitness, setterWitness];

export const witnesses: readonly Witness[] = [...snapshotWitnesses, behaviourWitness];
