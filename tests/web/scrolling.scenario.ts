// What scrolls, drawn by the rasteriser: in the right place, and without a frame for each step.
import { expect, journey, scenario } from './scenario';
import { until } from './support/waiting';
import { PEOPLE } from './words';

// The subjects that are in sight and have no ink under them where they are read.
function bareSubjects(): string[] {
  const bare: string[] = [];
  const scroller = document.querySelector('.scroller')!.getBoundingClientRect();
  const strips = [...document.querySelectorAll<HTMLCanvasElement>('.strip')];
  for (const link of document.querySelectorAll('[role=row] a')) {
    const { left, top, bottom, height } = link.getBoundingClientRect();
    if (top < scroller.top || bottom > scroller.bottom) continue;
    const strip = strips.find((canvas) => {
      const box = canvas.getBoundingClientRect();
      return box.top <= top && box.bottom >= bottom;
    });
    // One that lies across two strips is left to its neighbours.
    if (strip === undefined) continue;
    const probe = new OffscreenCanvas(80, Math.ceil(height));
    const context = probe.getContext('2d')!;
    const box = strip.getBoundingClientRect();
    const ratio = strip.width / box.width;
    context.drawImage(
      strip,
      (left - box.left) * ratio, (top - box.top) * ratio, 80 * ratio, height * ratio,
      0, 0, 80, height,
    );
    const { data } = context.getImageData(0, 0, probe.width, probe.height);
    let inked = 0;
    for (let at = 0; at < data.length; at += 4) if (data[at]! < 128) ++inked;
    if (inked < 60) bare.push(link.textContent ?? '');
  }
  return bare;
}

journey('A list shows its text where it is read, also after a scroll', async ({ signedIn }) => {
  const hana = await signedIn(PEOPLE.hana.email, { height: 480, renderer: 'raster' });
  await hana.see('table');
  const shown = async (): Promise<boolean> =>
    (await hana.inPage(() => document.querySelectorAll('.strip').length)) > 0 &&
    (await hana.inPage(bareSubjects)).length === 0;
  await until('every subject to be drawn', shown);
  for (let step = 0; step < 4; ++step) {
    await hana.inPage(() => document.querySelector('.scroller')!.scrollBy(0, 333));
    await until('every subject to be drawn after a scroll', shown);
  }
  await hana.picture('list-scrolled');
});

scenario('A scroll over what is drawn already draws nothing', async ({ signedIn }) => {
  const hana = await signedIn(PEOPLE.hana.email, { height: 480, renderer: 'raster' });
  await hana.see('table');
  await until('the list to rest', () => hana.inPage(() => window.genkan!.idle));
  let drawn: number | undefined;
  for (let attempt = 0; attempt < 60 && drawn === undefined; ++attempt) {
    drawn = await hana.inPage(async () => {
      const scroller = document.querySelector('.scroller')!;
      const began = performance.now();
      const before = window.genkan!.frames;
      scroller.scrollBy(0, 2);
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      const after = window.genkan!.frames;
      // Later than this the list has come to rest, which is a frame.
      return performance.now() - began < 90 ? after - before : undefined;
    });
    await until('the list to rest', () => hana.inPage(() => window.genkan!.idle));
  }
  expect(drawn === 0, `${drawn} frames were drawn for a scroll over what was drawn`);
});
