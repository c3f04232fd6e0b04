// A customer sends two files with a reply, a colleague sees them and gets one, and an agent marks the
// other as sensitive: then it is gone for customers.
import type { Person } from './person';
import { expectEqual, scenario } from './scenario';
import { genkan } from './support/portal_server';
import { until } from './support/waiting';
import { PEOPLE, WORDS } from './words';

const AGENTS = { en: 'sam@genkan.example', ja: 'owner@genkan.example' } as const;
const IN_TABLE = { inside: { role: 'table' } } as const;

const SAID = {
  en: { there: 'Ready to be sent', mark: 'Mark sensitive', marked: "The file's mark was changed.", bytes: (n: number) => `(${n} bytes)` },
  ja: { there: '送信できます', mark: '機密に指定', marked: 'ファイルの機密指定を変更しました。', bytes: (n: number) => `(${n}バイト)` },
} as const;

// As by the browser's own chooser, which no script can press.
const choose = (person: Person): Promise<void> =>
  person.inPage(() => {
    const field = document.querySelector<HTMLInputElement>('input[multiple]')!;
    const chosen = new DataTransfer();
    chosen.items.add(new File(['silent since nine'], 'log.txt'));
    chosen.items.add(new File(['number 1234'], 'passport.txt'));
    field.files = chosen.files;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });

for (const [owner, colleague] of [[PEOPLE.hana, PEOPLE.ken], [PEOPLE.ken, PEOPLE.hana]] as const) {
  const { language } = owner;
  const words = WORDS[language];
  const said = SAID[language];

  scenario(`A customer sends two files, a colleague gets one, and a sensitive one is gone (${language})`, async ({ portal, signedIn }) => {
    const person = await signedIn(owner.email);
    await person.see('table');
    await person.press('link', (await person.names('link', IN_TABLE))[0]!, IN_TABLE);
    await person.see('article');
    const path = await person.inPage(() => location.pathname);
    await person.fill(words.reply, 'log.txt, passport.txt');
    await choose(person);
    await until('both files to be there', () =>
      person.inPage(() => document.querySelectorAll('li button').length === 2),
    );
    await person.seeText(said.there);
    expectEqual(await person.axe(), [], 'what axe-core finds');
    await person.picture(`files-chosen-${language}`);
    await person.press('button', words.sendReply);
    const log = `log.txt ${said.bytes(17)}`;
    const passport = `passport.txt ${said.bytes(11)}`;
    await person.see('link', log);
    await person.picture(`files-sent-${language}`);

    const other = await signedIn(colleague.email, { language });
    await other.open(path);
    await other.see('article');
    const got = await other.inPage(async () => {
      const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href*="/v1/attachments/"]')];
      const link = links.find((each) => each.textContent!.startsWith('log.txt'))!;
      const answer = await fetch(link.href);
      return [await answer.text(), answer.headers.get('content-disposition')!.split(';')[0]!];
    });
    expectEqual(got, ['silent since nine', 'attachment'], 'what is downloaded');

    if (language === 'ja') genkan(['admin', 'grant', 'tickets', AGENTS.ja, '--data', portal.data]);
    const agent = await signedIn(AGENTS[language], { language });
    await agent.seePath('/desk');
    await agent.open(`/desk${path}`);
    await agent.see('link', /^passport\.txt/);
    await agent.inPage(() => {
      const group = document.querySelector('[aria-label="passport.txt"]')!;
      group.querySelectorAll('button')[1]!.click();
    });
    await agent.seeText(said.marked);
    await agent.picture(`files-marked-${language}`);
    await person.seeNo('link', passport);
    await person.see('link', log);
    await other.reload();
    await other.see('link', /^log\.txt/);
    await other.seeNo('link', /^passport\.txt/);
  });
}
