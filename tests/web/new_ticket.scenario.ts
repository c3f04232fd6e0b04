import { expectEqual, journey, scenario } from './scenario';
import { PEOPLE, WORDS } from './words';

const TEXTS = {
  ja: { subject: '領収書の再発行をお願いします', message: '10月分の領収書をもう一度お送りください。' },
  en: { subject: 'The label printer prints blanks', message: 'Since this morning.\nEvery second label.' },
} as const;

for (const { email, language } of [PEOPLE.hana, PEOPLE.noor]) {
  const words = WORDS[language];
  const texts = TEXTS[language];

  const everywhere = language === 'ja' ? journey : scenario;
  everywhere(`A new ticket is filed, listed first and found tomorrow (${language})`, async (scene) => {
    const person = await scene.signedIn(email);
    await person.press('link', words.newTicket);
    await person.seePath('/tickets/new');
    await person.fill(words.subject, texts.subject);
    await person.fill(words.message, texts.message);
    await person.press('button', words.submit);
    await person.see('heading', texts.subject, { level: 1 });
    await person.seePath(/^\/tickets\/\d+$/);
    await person.see('article');
    await person.press('link', words.tickets);
    await person.see('table');
    await person.open('/tickets?sort=-activity');
    // The list as it was last seen is shown until the new one is here.
    await person.see('link', texts.subject, { inside: { role: 'table' } });
    const subjects = await person.names('link', { inside: { role: 'table' } });
    expectEqual(subjects[0], texts.subject, 'the first ticket of the list');

    await scene.portal.restart();
    const tomorrow = await scene.signedIn(email);
    await tomorrow.open('/tickets?sort=-activity');
    await tomorrow.see('link', texts.subject, { inside: { role: 'table' } });
  });

  const refusing = language === 'en' ? journey : scenario;
  refusing(`A ticket without a subject is refused at the field (${language})`, async (scene) => {
    const person = await scene.signedIn(email);
    await person.press('link', words.newTicket);
    await person.fill(words.message, texts.message);
    await person.press('button', words.submit);
    const described = () =>
      person.inPage(() => {
        const field = document.querySelector('input[aria-invalid="true"]');
        const by = field?.getAttribute('aria-describedby');
        return by ? (document.getElementById(by)?.textContent ?? '') : '';
      });
    for (let i = 0; i < 40 && (await described()) === ''; ++i) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expectEqual((await described()) !== '', true, 'whether the field says what is wrong');
    const focused = await person.focused();
    expectEqual(focused.name, words.subject, 'the field with the focus');
    await person.seePath('/tickets/new');
    await person.seeValue(words.message, texts.message);
  });
}
