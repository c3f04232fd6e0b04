// CPU time and memory of a process and all that it started, from /proc.
import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100; // USER_HZ, fixed in the kernel's interface.

interface ProcessRow {
  parent: number;
  cpuSeconds: number;
}

function readProcess(pid: number): ProcessRow | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces; the fields after it are numbered from 3.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return {
      parent: Number(fields[1]),
      cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND,
    };
  } catch {
    return undefined; // It ended meanwhile.
  }
}

function processTree(root: number): Map<number, ProcessRow> {
  const all = new Map<number, ProcessRow>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const row = readProcess(Number(name));
    if (row) all.set(Number(name), row);
  }
  const tree = new Map<number, ProcessRow>();
  for (const [pid, row] of all) {
    for (let ancestor = pid; ancestor > 1; ancestor = all.get(ancestor)?.parent ?? 0) {
      if (ancestor !== root) continue;
      tree.set(pid, row);
      break;
    }
  }
  return tree;
}

export function treeCpuSeconds(root: number): number {
  let seconds = 0;
  for (const row of processTree(root).values()) seconds += row.cpuSeconds;
  return seconds;
}

// Proportional set size of the tree, in MiB; pages that are shared count once.
export function treeMemoryMib(root: number): number {
  let kib = 0;
  for (const pid of processTree(root).keys()) {
    try {
      const pss = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
      kib += pss ? Number(pss[1]) : 0;
    } catch {
      // It ended meanwhile.
    }
  }
  return kib / 1024;
}
