import { genkan } from './support/portal_server';
import { expect, expectEqual, journey } from './scenario';
import { PEOPLE, WORDS } from './words';

// May answer tickets in the sample.
const AGENT = 'sam@genkan.example';

const TEXTS = {
  en: {
    label: 'Search your tickets',
    press: 'Search',
    results: (text: string) => `Results for “${text}”`,
    one: '1 ticket found',
    none: /Nothing was found/,
    subject: 'The label printer prints blanks',
    message: 'Since this morning the STRASSE office prints nothing but blanks.',
    note: 'zebra-note of the desk',
    // What is typed, and what of the text is marked for that.
    typed: [['straße', 'STRASSE'], ['ＢＬＡＮＫＳ', 'blanks'], ['of', 'of']],
    canary: 'zebra',
  },
  ja: {
    label: 'チケットを検索',
    press: '検索',
    results: (text: string) => `「${text}」の検索結果`,
    one: '1件のチケットが見つかりました',
    none: /見つかりませんでした/,
    subject: '鰐淵支店の籠城について',
    message: '鰐淵支店の髙木です。ﾌﾟﾘﾝﾀｰが鼈甲色になりました。',
    note: '社内メモ：麒麟の件',
    typed: [['鰐', '鰐'], ['籠城', '籠城'], ['プリンターが', 'ﾌﾟﾘﾝﾀｰが'], ['ﾌﾟﾘﾝﾀｰが鼈', 'ﾌﾟﾘﾝﾀｰが鼈'], ['鼈', '鼈'], ['高木', '髙木']],
    canary: '麒麟',
  },
} as const;

for (const { email, language } of [PEOPLE.hana, PEOPLE.ken]) {
  const words = WORDS[language];
  const texts = TEXTS[language];

  journey(`A ticket is found by what was written in it, and shows why (${language})`, async (scene) => {
    const person = await scene.signedIn(email);
    await person.press('link', words.newTicket);
    await person.fill(words.subject, texts.subject);
    await person.fill(words.message, texts.message);
    await person.press('button', words.submit);
    await person.see('heading', texts.subject, { level: 1 });
    const path = await person.inPage(() => location.pathname);
    const number = path.split('/').pop()!;
    genkan(['desk', 'note', '--as', AGENT, number, texts.note, '--data', scene.portal.data]);

    for (const [typed, marked] of texts.typed) {
      await person.fill(texts.label, typed);
      await person.key('Enter');
      await person.see('heading', texts.results(typed), { level: 1 });
      await person.see('link', texts.subject);
      const marks = await person.inPage(() => [...document.querySelectorAll('main mark')].map((mark) => mark.textContent));
      expect(marks.includes(marked), `“${typed}” marks ${JSON.stringify(marks)}`);
    }
    expectEqual(await person.axe(), [], 'what axe finds');

    // The address leads there, on reloading and on coming back.
    const last = texts.typed.at(-1)![0];
    await person.reload();
    await person.see('heading', texts.results(last), { level: 1 });
    await person.seeValue(texts.label, last);
    await person.press('link', texts.subject);
    await person.seePath(path);
    await person.back();
    await person.see('link', texts.subject);

    await person.fill(texts.label, `#${number}`);
    await person.press('button', texts.press);
    await person.see('heading', texts.results(`#${number}`), { level: 1 });
    await person.see('link', texts.subject);
    const found = await person.names('link', { inside: { role: 'main' } });
    expectEqual(found[0], texts.subject, 'the first result');

    // What the desk notes for itself is found by no customer.
    await person.fill(texts.label, texts.canary);
    await person.key('Enter');
    await person.see('heading', texts.results(texts.canary), { level: 1 });
    await person.seeText(texts.none);
    await person.resize(390, 844);
    await person.fill(texts.label, texts.typed[0]![0]);
    await person.key('Enter');
    await person.see('link', texts.subject);
    expectEqual(await person.axe(), [], 'what axe finds on a phone');
    expectEqual(person.complaints(), [], 'what the page complains of');
  });
}
