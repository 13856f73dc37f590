// `npm run bench [-- NAME …]`: one JSON object a line as they come, and a table at the end.
import type { Bench, Measured } from '../bench/bench.ts';
import { benches } from '../bench/index.ts';

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const unknown = wanted.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0) {
  console.error(`No bench is called ${unknown.join(', ')}. There are: ${benches.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

const rows: (readonly string[])[] = [['name', 'value', 'goal', '', 'what it measures']];
const reports: string[] = [];
let missed = 0;
for (const bench of benches.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  try {
    const { report, ...measured } = await bench.run();
    if (report !== undefined) reports.push(report);
    const isMet = meets(bench, measured.value);
    if (isMet === false) missed += 1;
    console.log(JSON.stringify({ name: bench.name, unit: bench.unit, ...measured, goal: bench.goal, met: isMet }));
    rows.push([bench.name, shown(bench, measured), goalOf(bench), isMet === null ? '' : isMet ? 'met' : 'MISSED', bench.measures]);
  } catch (error) {
    missed += 1;
    console.log(JSON.stringify({ name: bench.name, error: String(error) }));
    rows.push([bench.name, 'failed', goalOf(bench), 'FAILED', String(error).slice(0, 100)]);
  }
}
const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
console.log(`\n${rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n')}`);
for (const report of reports) console.log(report);
process.exit(missed === 0 ? 0 : 1);

function meets({ goal }: Bench, value: number): boolean | null {
  if (goal === null) return null;
  return goal.kind === 'at-most' ? value <= goal.value : value >= goal.value;
}

function shown({ unit }: Bench, { value }: Measured): string {
  if (unit === 'ratio') return value.toFixed(3);
  return `${value >= 100 ? Math.round(value) : value.toFixed(1)} ${unit}`;
}

function goalOf({ goal }: Bench): string {
  return goal === null ? '' : `${goal.kind === 'at-most' ? '≤' : '≥'} ${goal.value}`;
}
