// Every state that a screen can be in, in both languages, wide and narrow, light and dark: pressed
// through, searched by axe-core, and kept as a picture for people to look at.
import type { Person } from './person';
import { expectEqual, scenario } from './scenario';
import { trouble } from './support/trouble';
import { BAD_DAY_WORDS, PEOPLE, WORDS } from './words';

const IN_TABLE = { inside: { role: 'table' } } as const;
const LONG_WORD = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

for (const language of ['en', 'ja'] as const) {
  for (const scheme of ['light', 'dark'] as const) {
    for (const width of [1280, 390] as const) {
      const look = `${language}-${scheme}-${width}`;
      const words = { ...WORDS[language], ...BAD_DAY_WORDS[language] };
      const email = (language === 'ja' ? PEOPLE.hana : PEOPLE.ken).email;
      const options = { language, scheme, width, height: width === 390 ? 844 : 800 };
      const found: string[] = [];
      const keep = async (person: Person, state: string): Promise<void> => {
        await new Promise((resolve) => setTimeout(resolve, 300));
        await person.picture(`state-${state}-${look}`);
        found.push(...(await person.axe()).map((violation) => `${state}: ${violation}`));
      };
      const openFirst = async (person: Person): Promise<void> => {
        await person.see('table');
        await person.press('link', (await person.names('link', IN_TABLE))[0]!, IN_TABLE);
        await person.see('article');
      };

      scenario(`Every state of the list has words and a way on (${look})`, async ({ signedIn }) => {
        found.length = 0;
        const person = await signedIn(email, options);
        await person.see('table');
        await trouble(person, 'stalled', 'state=open');
        await person.press('link', words.open);
        await person.see('main');
        await keep(person, 'list-loading');
        await person.open('/tickets');
        await person.see('table');
        await trouble(person, 'refused', 'state=open');
        await person.press('link', words.open);
        await person.see('button', words.tryAgain);
        await keep(person, 'list-failed');
        await trouble(person, 'empty', 'state=open');
        await person.press('button', words.tryAgain);
        await person.seeNo('button', words.tryAgain);
        await keep(person, 'list-empty');
        await person.open('/tickets');
        await person.see('table');
        await trouble(person, 'refused', '/v1/tickets');
        await person.press('link', words.tickets);
        await person.seeText(words.partFailed);
        await person.see('table');
        await keep(person, 'list-stale');
        await trouble(person, 'none');
        await person.press('button', words.tryAgain);
        await person.seeNo('button', words.tryAgain);
        await person.offline(true);
        await person.press('link', words.tickets);
        await person.see('button', words.tryNow);
        await keep(person, 'list-offline');
        await person.offline(false);
        await person.press('button', words.tryNow);
        await person.seeNo('button', words.tryNow);
        expectEqual(found, [], 'what axe-core finds');
      });

      scenario(`Every state of a thread has words and a way on (${look})`, async ({ signedIn }) => {
        found.length = 0;
        const person = await signedIn(email, options);
        await openFirst(person);
        await person.press('button', words.sendReply);
        await person.see('alert');
        await keep(person, 'reply-empty');
        await person.fill(words.reply, words.sentence);
        await trouble(person, 'stalled', '/replies');
        await person.press('button', words.sendReply);
        await keep(person, 'reply-sending');
        await person.reload();
        await person.see('article');
        await trouble(person, 'refused', '/replies');
        await person.press('button', words.sendReply);
        await person.see('button', words.tryAgain);
        await keep(person, 'reply-failed');
        await trouble(person, 'outdated');
        await person.press('button', words.tryAgain);
        await person.see('button', words.reload);
        await keep(person, 'outdated');
        await person.press('button', words.reload);
        await person.see('article');
        await person.press('button', words.exactTimes);
        await keep(person, 'thread-exact-times');
        await person.inPage(() =>
          fetch('/v1/session', { method: 'DELETE', headers: { 'Genkan-Api': '1' } }).then(() => undefined),
        );
        await person.press('button', words.sendReply);
        await person.see('link', words.signInAgain);
        await keep(person, 'session-ended');
        expectEqual(found, [], 'what axe-core finds');
      });

      scenario(`Every state of the form and its ticket has words and a way on (${look})`, async ({ signedIn }) => {
        found.length = 0;
        const person = await signedIn(email, options);
        await person.see('table');
        await person.press('link', words.newTicket);
        await person.press('button', words.submit);
        await keep(person, 'form-no-subject');
        await person.fill(words.subject, 'x'.repeat(400));
        await person.fill(words.message, words.sentence);
        await person.press('button', words.submit);
        await keep(person, 'form-long-subject');
        await person.fill(words.subject, `${words.sentence} ${LONG_WORD} ${words.sentence}`);
        await person.fill(words.message, '');
        await person.press('button', words.submit);
        await keep(person, 'form-no-message');
        await person.fill(words.message, `${words.sentence.repeat(60)}\n\n${LONG_WORD.repeat(6)}\n`.repeat(3));
        await trouble(person, 'refused', '/v1/tickets');
        await person.press('button', words.submit);
        await person.see('button', words.tryAgain);
        await keep(person, 'form-failed');
        await trouble(person, 'none');
        await person.press('button', words.tryAgain);
        await person.see('article');
        await keep(person, 'thread-long');
        await person.press('link', words.tickets);
        await person.see('table');
        await keep(person, 'list-long-subject');
        await person.open('/tickets/999999');
        await person.see('heading', undefined, { level: 1 });
        await keep(person, 'ticket-missing');
        expectEqual(found, [], 'what axe-core finds');
      });

      scenario(`Staff, a crash and a long thread have words and a way on (${look})`, async ({ signedIn }) => {
        found.length = 0;
        const owner = await signedIn(PEOPLE.owner.email, { ...options });
        await owner.see('heading', undefined, { level: 1 });
        await keep(owner, 'staff');
        const person = await signedIn(email, options);
        await openFirst(person);
        await person.inPage(async () => {
          for (let i = 0; i < 205; ++i) {
            await fetch(`/v1${location.pathname}/replies`, {
              method: 'POST',
              headers: { 'Genkan-Api': '1', 'content-type': 'application/json', 'idempotency-key': `long-thread-${i}` },
              body: JSON.stringify({ text: `Message ${i}` }),
            });
          }
        });
        await person.reload();
        await person.see('button', words.older);
        await trouble(person, 'refused', 'messages_before');
        await person.press('button', words.older);
        await person.seeText(words.partFailed);
        await keep(person, 'older-failed');
        await trouble(person, 'none');
        await person.press('button', words.tryAgain);
        await person.seeNo('button', words.tryAgain);
        await person.seeNo('button', words.older);
        await keep(person, 'older-shown');
        await person.inPage(() => window.genkan!.crash());
        await person.see('button', words.reload);
        await keep(person, 'crash');
        await person.press('button', words.reload);
        await person.see('article');
        person.complaints().length = 0;
        expectEqual(found, [], 'what axe-core finds');
      });
    }
  }
}
