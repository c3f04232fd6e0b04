// The whole life of one customer, and what three others see at each step of it: a colleague of the
// company they leave, one of the company they come to, and an agent.
import { readFileSync } from 'node:fs';

import type { Person } from './person';
import { scenario, type Scene } from './scenario';
import { boss } from './support/boss';
import { mailIn, pathIn } from './support/mail_folder';
import { until } from './support/waiting';
import { PEOPLE, WORDS, type Language } from './words';

const OLA = 'Ola Lis';
const FIRST = { address: 'ola@sakura.example', ticket: 'The first box of Ola is silent' };
const LATER = { address: 'ola@atlas.example', ticket: 'The other box of Ola is loud' };
const DOUBLE = 'O. Lis';
const IN_TABLE = { inside: { role: 'table' } } as const;

// What managers read, by its key.
function textsOf(language: Language): (key: string, params?: Record<string, string>) => string {
  const read = (folder: string): Record<string, string> =>
    JSON.parse(readFileSync(`assets/strings/${folder}${language}.json`, 'utf8')) as Record<string, string>;
  const texts = { ...read('server/'), ...read(''), ...read('manage/') };
  return (key, params = {}) =>
    Object.entries(params).reduce((text, [name, value]) => text.replace(`{${name}}`, value), texts[key]!);
}

interface Life {
  scene: Scene;
  language: Language;
  said: ReturnType<typeof textsOf>;
  owner: Person;
  ola: Person;
  // Who looks on.
  formerColleague: Person;
  newColleague: Person;
  agent: Person;
  // Where the manager has Ola's page, and the numbers of Ola's tickets.
  contactPath: string;
  numbers: Record<string, string>;
  // Under whose name the others read Ola's words.
  author: RegExp;
  mails: number;
}

async function nextMail(life: Life): Promise<string> {
  return mailIn(life.scene.portal.data, ++life.mails);
}

// What somebody sees of Ola's tickets: those in their list and no others, each with Ola's words
// under Ola's name; and nothing at the addresses of the others.
async function seesOf(life: Life, person: Person, language: Language, tickets: string[]): Promise<void> {
  await person.toFront();
  await person.open('/tickets');
  await person.see('table');
  for (const subject of Object.keys(life.numbers)) {
    if (tickets.includes(subject)) await person.see('link', subject, IN_TABLE);
    else await person.seeNo('link', subject, IN_TABLE);
  }
  for (const [subject, number] of Object.entries(life.numbers)) {
    await person.open(`/tickets/${number}`);
    if (tickets.includes(subject)) await person.see('article', life.author);
    else await person.see('heading', textsOf(language)('state.missing_title'));
  }
}

// An agent sees them all.
async function agentSees(life: Life): Promise<void> {
  await life.agent.toFront();
  for (const [subject, number] of Object.entries(life.numbers)) {
    await life.agent.open(`/desk/tickets/${number}`);
    await life.agent.see('heading', new RegExp(subject));
    await life.agent.see('article', life.author);
  }
}

async function expectViews(life: Life, former: string[], newer: string[]): Promise<void> {
  await seesOf(life, life.formerColleague, PEOPLE.ken.language, former);
  await seesOf(life, life.newColleague, PEOPLE.noor.language, newer);
  await agentSees(life);
}

async function fileTicket(life: Life, subject: string): Promise<void> {
  const words = WORDS[life.language];
  const { ola } = life;
  await ola.toFront();
  await ola.open('/tickets/new');
  await ola.fill(words.subject, subject);
  await ola.fill(words.message, `Words of Ola about ${subject}`);
  await ola.press('button', words.submit);
  await ola.seePath(/^\/tickets\/\d+/);
  life.numbers[subject] = await ola.inPage(() => /\d+/.exec(location.pathname)![0]);
  // Its receipt.
  await nextMail(life);
}

async function addCompany(life: Life, name: string): Promise<void> {
  const { owner, said } = life;
  await owner.press('button', said('manage.contact.add_company'));
  await owner.fill(said('manage.companies.search'), name);
  await until('one company to be left', async () => (await owner.count('button', said('manage.groups.add_contact'))) === 1);
  await owner.press('button', said('manage.groups.add_contact'));
}

async function saveContact(life: Life): Promise<void> {
  await life.owner.press('button', life.said('manage.save'));
  await life.owner.seeText(life.said('manage.saved'));
}

async function invited(life: Life): Promise<void> {
  const { owner, ola, said } = life;
  await owner.toFront();
  await owner.open('/manage/contacts/new');
  await owner.fill(said('manage.contact.display_name'), OLA);
  await owner.press('button', said('manage.contact.add_address'));
  await owner.fill(said('manage.contact.address', { n: '1' }), FIRST.address);
  await owner.press('radio', FIRST.address);
  await addCompany(life, 'Sakura');
  await owner.press('button', said('manage.save'));
  await owner.seePath(/^\/manage\/contacts\/[0-9a-f-]{36}$/);
  life.contactPath = await owner.inPage(() => location.pathname);
  await owner.press('button', said('manage.contact.invite'));
  const invitation = pathIn(await nextMail(life));
  await ola.toFront();
  await ola.open(invitation);
  await ola.fill(said('new_password.password'), 'quiet green lamp');
  await ola.press('button', said('welcome.submit'));
  await ola.seePath('/tickets');
  await fileTicket(life, FIRST.ticket);
  await expectViews(life, [FIRST.ticket], []);
}

async function renamed(life: Life): Promise<void> {
  const { owner, ola, said } = life;
  await owner.toFront();
  await owner.open(life.contactPath);
  await owner.fill(said('manage.contact.address', { n: '1' }), LATER.address);
  await owner.press('radio', LATER.address);
  await saveContact(life);
  await owner.see('button', said('manage.contact.address_cancel'));
  const link = pathIn(await nextMail(life));
  await ola.toFront();
  await ola.open(link);
  await ola.press('button', said('address_new.submit'));
  await ola.seeText(said('address_new.done', { email: LATER.address }));
  // To the address of before.
  await nextMail(life);
  await seesOf(life, ola, life.language, [FIRST.ticket]);
  await expectViews(life, [FIRST.ticket], []);
}

async function moved(life: Life): Promise<void> {
  const { owner, ola, said } = life;
  await owner.toFront();
  await owner.open(life.contactPath);
  await owner.press('button', said('manage.contact.leave_company'));
  await owner.press('radio', said('manage.leaving.hand'));
  await owner.press('button', said('manage.leaving.do'));
  await owner.seeText(said('manage.contact.no_company'));
  await addCompany(life, 'Atlas');
  await saveContact(life);
  // The page that was open is over.
  await ola.toFront();
  await ola.see('link', said('frame.sign_in_again'));
  ola.complaints().length = 0;
  await ola.open('/sign-in');
  await ola.fill(WORDS[life.language].email, LATER.address);
  await ola.fill(WORDS[life.language].password, 'quiet green lamp');
  await ola.press('button', WORDS[life.language].signIn);
  await ola.seePath('/tickets');
  await fileTicket(life, LATER.ticket);
  await seesOf(life, ola, life.language, [LATER.ticket]);
  await expectViews(life, [FIRST.ticket], [LATER.ticket]);
}

async function merged(life: Life): Promise<void> {
  const { owner, ola, said } = life;
  await owner.toFront();
  await owner.open('/manage/contacts/new');
  await owner.fill(said('manage.contact.display_name'), DOUBLE);
  await owner.press('button', said('manage.contact.add_address'));
  await owner.fill(said('manage.contact.address', { n: '1' }), LATER.address);
  await owner.press('button', said('manage.save'));
  await owner.seePath(/^\/manage\/contacts\/[0-9a-f-]{36}$/);
  await owner.open('/manage/doubles');
  await owner.press('button', said('manage.doubles.keep', { name: OLA }));
  await owner.press('button', said('manage.doubles.merge_into', { name: OLA }));
  await owner.seeText(said('manage.doubles.signs_in', { email: LATER.address }));
  await owner.press('button', said('manage.doubles.merge'));
  await owner.seeText(said('manage.doubles.none'));
  await seesOf(life, ola, life.language, [LATER.ticket]);
  await expectViews(life, [FIRST.ticket], [LATER.ticket]);
}

async function deactivated(life: Life): Promise<void> {
  const { owner, ola, said } = life;
  await ola.toFront();
  await ola.open('/tickets');
  await ola.see('table');
  await owner.toFront();
  await owner.open(life.contactPath);
  await owner.press('button', said('manage.contact.suspend'));
  await owner.seeText(said('manage.contact.done_suspend'));
  await ola.toFront();
  await ola.see('link', said('frame.sign_in_again'));
  ola.complaints().length = 0;
  await expectViews(life, [FIRST.ticket], [LATER.ticket]);
}

async function erased(life: Life): Promise<void> {
  const { owner, said } = life;
  await owner.toFront();
  await owner.open(life.contactPath);
  await owner.press('button', said('manage.privacy.ask_erase'));
  await owner.seeText(said('manage.privacy.done'));
  await owner.press('link', said('manage.privacy.to_requests'));
  await owner.fill(said('manage.privacy.identity'), 'Called back');
  await owner.press('button', said('manage.privacy.identity_do'));
  await owner.press('button', said('manage.privacy.preview'));
  await owner.see('button', said('manage.privacy.erase'));
  await owner.picture(`privacy-${life.language}`);
  await owner.press('button', said('manage.privacy.erase'));
  await owner.see('heading', said('manage.privacy.erase_of', { name: said('person.former', { n: '1' }) }));
  life.author = /Former customer 1/;
  await expectViews(life, [FIRST.ticket], [LATER.ticket]);
}

const STEPS = [invited, renamed, moved, merged, deactivated, erased];

for (const language of ['en', 'ja'] as const) {
  scenario(`A customer's whole life, with what a former and a new colleague and an agent see of it (${language})`, async (scene) => {
    const said = textsOf(language);
    const owner = await boss(scene, language);
    await owner.open('/manage/contacts');
    await owner.fill(said('manage.contacts.search'), 'Haddad');
    await owner.press('link', 'Noor Haddad');
    await owner.press('checkbox', said('manage.contact.sees_company'));
    await owner.press('button', said('manage.save'));
    await owner.seeText(said('manage.saved'));
    const life: Life = {
      scene,
      language,
      said,
      owner,
      ola: await scene.person({ language }),
      formerColleague: await scene.signedIn(PEOPLE.ken.email),
      newColleague: await scene.signedIn(PEOPLE.noor.email),
      agent: await scene.signedIn('sam@genkan.example'),
      contactPath: '',
      numbers: {},
      author: new RegExp(OLA),
      mails: 0,
    };
    for (const step of STEPS) await step(life);
    // What is missing to somebody is a refused request of their page.
    for (const person of [life.ola, life.formerColleague, life.newColleague]) person.complaints().length = 0;
  });
}
