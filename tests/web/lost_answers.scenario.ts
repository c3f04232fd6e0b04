// What a person sent and heard nothing of: kept, sent again, stored once.
import { expectEqual, scenario } from './scenario';
import { trouble } from './support/trouble';
import { BAD_DAY_WORDS, PEOPLE, WORDS, type Language } from './words';

const IN_TABLE = { inside: { role: 'table' } } as const;

type Who = { email: string; language: Language };
const wordsOf = (language: Language) => ({ ...WORDS[language], ...BAD_DAY_WORDS[language] });

function replyIsStoredOnce({ email, language }: Who): void {
  const words = wordsOf(language);
  scenario(`A reply whose answer was lost is stored once, also after a reload (${language})`, async ({ signedIn }) => {
    const person = await signedIn(email);
    await person.see('table');
    await person.press('link', (await person.names('link', IN_TABLE))[0]!, IN_TABLE);
    await person.see('article');
    const before = await person.count('article');
    await person.fill(words.reply, words.sentence);
    await trouble(person, 'lost', '/replies');
    await person.press('button', words.sendReply);
    await person.see('button', words.tryAgain);
    await person.seeText(words.replyUnconfirmed);
    await person.reload();
    await person.see('article');
    // It was stored, and the page cannot know: the draft is there to be sent again.
    await person.seeValue(words.reply, words.sentence);
    expectEqual(await person.count('article'), before + 1, 'the number of messages after a reload');
    await person.press('button', words.sendReply);
    await person.seeValue(words.reply, '');
    await person.seeText(words.replySent);
    await person.reload();
    await person.see('article');
    expectEqual(await person.count('article'), before + 1, 'the number of messages in the end');
    await person.seeValue(words.reply, '');
    // The same words on purpose are another reply.
    await person.fill(words.reply, words.sentence);
    await person.press('button', words.sendReply);
    await person.seeValue(words.reply, '');
    await person.reload();
    await person.see('article');
    expectEqual(await person.count('article'), before + 2, 'the number after saying it again');
  });
}

function ticketIsFiledOnce({ email, language }: Who): void {
  const words = wordsOf(language);
  scenario(`A ticket whose answer was lost is filed once, also after a reload (${language})`, async ({ signedIn }) => {
    const person = await signedIn(email);
    await person.see('table');
    await person.press('link', words.newTicket);
    await person.fill(words.subject, words.sentence);
    await person.fill(words.message, words.sentence);
    await trouble(person, 'lost', '/v1/tickets');
    await person.press('button', words.submit);
    await person.see('button', words.tryAgain);
    await person.seeText(words.ticketUnconfirmed);
    await person.press('button', words.tryAgain);
    await person.see('button', words.tryAgain);
    await person.reload();
    await person.seeValue(words.subject, words.sentence);
    await person.seeValue(words.message, words.sentence);
    await person.press('button', words.submit);
    await person.see('heading', words.sentence, { level: 1 });
    await person.press('link', words.tickets);
    await person.see('link', words.sentence, IN_TABLE);
    expectEqual(await person.count('link', words.sentence, IN_TABLE), 1, 'the number of tickets');
    await person.press('link', words.newTicket);
    await person.seeValue(words.subject, '');
  });
}

function outdatedKeepsDraft({ email, language }: Who): void {
  const words = wordsOf(language);
  scenario(`A client that is too old keeps what was typed and offers a reload (${language})`, async ({ signedIn }) => {
    const person = await signedIn(email);
    await person.see('table');
    const subject = (await person.names('link', IN_TABLE))[0]!;
    await person.press('link', subject, IN_TABLE);
    await person.see('article');
    const before = await person.count('article');
    await person.fill(words.reply, words.sentence);
    await trouble(person, 'outdated');
    await person.press('button', words.sendReply);
    await person.see('button', words.reload);
    await person.seeNo('button', words.tryAgain);
    await person.seeValue(words.reply, words.sentence);
    await person.press('button', words.reload);
    await person.see('heading', subject, { level: 1 });
    await person.seeNo('button', words.reload);
    await person.seeValue(words.reply, words.sentence);
    await person.press('button', words.sendReply);
    await person.seeValue(words.reply, '');
    expectEqual(await person.count('article'), before + 1, 'the number of messages');
  });
}

function timesByMessage({ email, language }: Who): void {
  const words = wordsOf(language);
  scenario(`Each message shows its time to the minute when asked, and after a reload (${language})`, async ({ signedIn }) => {
    const person = await signedIn(email);
    await person.see('table');
    // A ticket of one message: those of the sample may have been written today as well.
    await person.press('link', words.newTicket);
    await person.fill(words.subject, words.sentence);
    await person.fill(words.message, words.sentence);
    await person.press('button', words.submit);
    await person.see('article');
    const article = { inside: { role: 'article' } } as const;
    const exact = language === 'ja' ? /^\d+年\d+月\d+日\([日月火水木金土]\) \d\d:\d\d$/ : /^\w+day, \w+ \d+, \d{4}, \d\d:\d\d$/;
    const today = language === 'ja' ? /^今日 \d\d:\d\d$/ : /^today \d\d:\d\d$/i;
    await person.press('button', today, article);
    await person.see('button', exact, article);
    expectEqual(await person.count('button', exact, article), 1, 'the number of exact times');
    // And by key: the button still has the focus.
    await person.key('Space');
    await person.see('button', today, article);
    await person.key('Enter');
    await person.see('button', exact, article);
    await person.reload();
    await person.see('article');
    expectEqual(await person.count('button', exact, article), 1, 'the number after a reload');
    await person.press('button', words.exactTimes);
    await person.seeNo('button', today, article);
    await person.reload();
    await person.see('article');
    expectEqual(await person.count('button', today, article), 0, 'the number of times in words');
  });
}

for (const who of [PEOPLE.hana, PEOPLE.noor]) {
  replyIsStoredOnce(who);
  ticketIsFiledOnce(who);
  outdatedKeepsDraft(who);
  timesByMessage(who);
}
