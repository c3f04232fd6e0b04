// scripts/bench, once everything is built: runs the groups and prints one flat JSON object.
import { api10mGroup, apiGroup } from './group_api';
import { embedGroup } from './group_embed';
import { glyphsGroup } from './group_glyphs';
import { idleGroup } from './group_idle';
import { pageGroup } from './group_page';
import { peopleGroup } from './group_people';
import { scrollGroup } from './group_scroll';
import type { Figures } from './figures';

const GROUPS: Record<string, () => Promise<Figures>> = {
  page: pageGroup,
  scroll: scrollGroup,
  idle: idleGroup,
  people: peopleGroup,
  embed: embedGroup,
  api: apiGroup,
  glyphs: glyphsGroup,
  'api-10m': api10mGroup,
};

// These take an hour each: only where they are named.
const LONG = ['glyphs', 'api-10m'];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in GROUPS));
if (unknown.length > 0) {
  console.error(`bench: no group ${unknown.join(', ')}; there are ${Object.keys(GROUPS).join(', ')}`);
  process.exit(2);
}
const figures: Figures = {};
const usual = Object.keys(GROUPS).filter((name) => !LONG.includes(name));
for (const name of wanted.length > 0 ? wanted : usual) {
  const measured = await GROUPS[name]!();
  console.error(`bench: ${name}: ${JSON.stringify(measured)}`);
  Object.assign(figures, measured);
}
console.log(JSON.stringify(figures));
