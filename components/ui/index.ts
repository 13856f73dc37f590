/** The parts that every view is made of. */
import './tokens.css';
import './base.css';

export { CopyButton, EmptyState, EvidenceList, ExchangeLink, ExchangeLinks, Lead, Moment } from './bits.tsx';
export { AliasChip, RoleChip, SeverityCount, SeverityMark, surenessOf } from './chips.tsx';
export { chooseLocale, locale, t } from './locale.ts';
export { NothingRecorded } from './NothingRecorded.tsx';
export { Secret } from './Secret.tsx';
export { Sentence } from './Sentence.tsx';
export { Split } from './Split.tsx';
export { type Tab, Tabs } from './Tabs.tsx';
export { type Column, VirtualTable } from './VirtualTable.tsx';
