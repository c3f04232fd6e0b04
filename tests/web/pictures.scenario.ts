// axe-core on every screen, and a picture of each in both languages, light and dark, wide and
// narrow, for people to look at: tests/web/screenshots/.
import { expectEqual, scenario } from './scenario';
import { settled } from './support/settled';
import { PEOPLE, WORDS, type Language } from './words';

const SIGNED_IN: Record<Language, string> = { ja: PEOPLE.hana.email, en: PEOPLE.ken.email };

for (const language of ['en', 'ja'] as const) {
  for (const scheme of ['light', 'dark'] as const) {
    for (const width of [1280, 390] as const) {
      const look = `${language}-${scheme}-${width}`;
      scenario(`axe-core finds nothing on any screen (${look})`, async ({ person, signedIn }) => {
        const words = WORDS[language];
        const options = { language, scheme, width, height: width === 390 ? 844 : 800 };
        const found: string[] = [];
        const stranger = await person(options);
        const keep = async (one: typeof stranger, screen: string): Promise<void> => {
          await settled(one);
          await one.picture(`${screen}-${look}`);
          found.push(...(await one.axe()).map((violation) => `${screen}: ${violation}`));
        };
        await stranger.open(`/sign-in?lang=${language}`);
        await keep(stranger, 'sign-in');
        await stranger.fill(words.email, 'nobody@sakura.example');
        await stranger.fill(words.password, 'wrong');
        await stranger.press('button', words.signIn);
        await stranger.see('alert');
        await keep(stranger, 'sign-in-refused');

        const one = await signedIn(SIGNED_IN[language], options);
        await one.see('table');
        await keep(one, 'tickets');
        await one.press('link', (await one.names('link', { inside: { role: 'table' } }))[0]!, {
          inside: { role: 'table' },
        });
        await one.see('article');
        await keep(one, 'thread');
        await one.open('/tickets/new');
        await one.see('button', words.submit);
        await keep(one, 'new-ticket');
        await one.press('button', words.submit);
        await keep(one, 'new-ticket-refused');
        await one.open('/tickets/999999');
        await one.see('heading', undefined, { level: 1 });
        await keep(one, 'missing');
        expectEqual(found, [], 'what axe-core finds');
      });
    }
  }
}
