import { expect, expectEqual, journey, scenario } from './scenario';
import { draftKept } from './support/settled';
import { until } from './support/waiting';
import { PEOPLE } from './words';

const OFFLINE = 'You are offline. What you type is kept here.';
const IN_TABLE = { inside: { role: 'table' } } as const;

scenario('A lost WebGL context is recovered', async ({ signedIn }) => {
  const ken = await signedIn(PEOPLE.ken.email);
  await ken.see('table');
  await ken.open('/tickets?renderer=webgl');
  await ken.see('table');
  await ken.open('/tickets?renderer=webgl');
  await ken.see('table');
  const lost = await ken.inPage(async () => {
    const { genkan } = window;
    genkan!.loseContext();
    await new Promise((resolve) => setTimeout(resolve, 300));
    genkan!.restoreContext();
    await new Promise((resolve) => setTimeout(resolve, 700));
    return document.querySelector('canvas')!.getContext('webgl2')!.isContextLost();
  });
  expectEqual(lost, false, 'whether the context is lost');
  await ken.picture('context-restored');
  await ken.press('link', (await ken.names('link', IN_TABLE))[0]!, IN_TABLE);
  await ken.see('article');
});

scenario('A lost network shows a banner that goes when it is back', async ({ signedIn }) => {
  const ken = await signedIn(PEOPLE.ken.email);
  await ken.see('table');
  await ken.offline(true);
  await ken.press('link', 'New ticket');
  await ken.fill('Subject', 'Kept');
  await ken.fill('Message', 'Kept as well');
  await ken.press('button', 'Submit');
  await ken.see('button', 'Try again');
  await ken.seeText(/offline|no connection|network/i);
  await ken.seeValue('Subject', 'Kept');
  await ken.seeValue('Message', 'Kept as well');
  await ken.offline(false);
  // What stands below the notice moves when that goes.
  await ken.seeNo('button', 'Try now');
  await ken.press('button', 'Try again');
  await ken.see('heading', 'Kept', { level: 1 });
});

scenario('A network that goes while one types is told of at once, and nothing is lost', async ({ signedIn }) => {
  const ken = await signedIn(PEOPLE.ken.email);
  await ken.see('table');
  await ken.open('/tickets/new');
  await ken.fill('Subject', 'Typed');
  await ken.offline(true);
  await ken.seeText(OFFLINE);
  await ken.fill('Message', 'Typed without a network');
  await ken.offline(false);
  await until('the banner to go', async () => !(await ken.inPage(() => document.body.innerText)).includes(OFFLINE));
  await ken.seeValue('Subject', 'Typed');
  await ken.press('button', 'Submit');
  await ken.see('heading', 'Typed', { level: 1 });
});

scenario('A session that ended asks to sign in again and keeps the draft', async ({ signedIn }) => {
  const noor = await signedIn(PEOPLE.noor.email);
  await noor.see('table');
  const subject = (await noor.names('link', IN_TABLE))[0]!;
  await noor.press('link', subject, IN_TABLE);
  await noor.see('article');
  await noor.fill('Reply', 'Half a thought');
  await noor.inPage(() =>
    fetch('/v1/session', { method: 'DELETE', headers: { 'Genkan-Api': '1' } }).then(() => undefined),
  );
  await noor.see('link', /sign in/i);
  const path = await noor.inPage(() => encodeURIComponent(location.pathname));
  await noor.open(`/sign-in?lang=en&next=${path}`);
  await noor.fill('Email', PEOPLE.noor.email);
  await noor.fill('Password', 'genkan-demo');
  await noor.press('button', 'Sign in');
  await noor.see('heading', subject, { level: 1 });
  await noor.seeValue('Reply', 'Half a thought');
});

journey('A crash shows a panel with a reload button, and what was typed is kept', async ({ signedIn }) => {
  const ken = await signedIn(PEOPLE.ken.email);
  await ken.see('table');
  await ken.press('link', (await ken.names('link', IN_TABLE))[0]!, IN_TABLE);
  await ken.see('article');
  await ken.fill('Reply', 'Half a thought');
  await draftKept(ken, 'Half a thought');
  await ken.inPage(() => window.genkan!.crash());
  await ken.see('alert');
  await ken.see('heading', undefined, { level: 1, inside: { role: 'main' } });
  expectEqual((await ken.focused()).name, 'Reload', 'what has the focus');
  await ken.press('button', 'Reload');
  await ken.see('article');
  await ken.seeValue('Reply', 'Half a thought');
  ken.complaints().length = 0;
});

scenario('A path that does not exist leads back to the tickets', async ({ signedIn }) => {
  const ken = await signedIn(PEOPLE.ken.email);
  await ken.see('table');
  await ken.open('/tickets/none');
  await ken.see('heading', undefined, { level: 1 });
  await ken.press('link', 'Tickets');
  await ken.see('table');
  expect((await ken.names('heading')).length > 0, 'the list has no heading');
});
