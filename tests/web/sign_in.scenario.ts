import { expect, expectEqual, journey, scenario } from './scenario';
import { PASSWORD } from './support/portal_server';
import { PEOPLE, WORDS } from './words';

for (const [who, { email, language }] of Object.entries(PEOPLE)) {
  const everywhere = who === 'hana' ? journey : scenario;
  everywhere(`${who} signs in, sees their own page and signs out`, async ({ signedIn }) => {
    const person = await signedIn(email);
    const words = WORDS[language];
    await person.see('button', words.signOut);
    await person.seePath(who === 'owner' ? '/manage' : '/tickets');
    await person.press('button', words.signOut);
    await person.see('button', words.signIn);
    await person.back();
    await person.seeNo('table');
  });
}

journey('A wrong password and an unknown address get the same answer', async ({ person }) => {
  const someone = await person();
  const answers: string[] = [];
  for (const email of [PEOPLE.hana.email, 'nobody@sakura.example']) {
    await someone.open('/sign-in?lang=en');
    await someone.fill('Email', email);
    await someone.fill('Password', 'not the password');
    await someone.press('button', 'Sign in');
    await someone.see('alert');
    answers.push((await someone.names('alert')).join());
    await someone.seeValue('Email', email);
  }
  expectEqual(answers[0], answers[1], 'the answer');
  expect(answers[0] !== '', 'the answer is empty');
});

journey('A deep link survives sign-in', async ({ person, signedIn }) => {
  const hana = await signedIn(PEOPLE.hana.email);
  await hana.see('table');
  const subject = (await hana.names('link', { inside: { role: 'table' } }))[0]!;
  await hana.press('link', subject, { inside: { role: 'table' } });
  await hana.seePath(/^\/tickets\/\d+$/);
  const path = await hana.inPage(() => location.pathname);

  const later = await person();
  await later.open(path);
  await later.seePath(/^\/sign-in\?next=/);
  await later.fill('メールアドレス', PEOPLE.hana.email);
  await later.fill('パスワード', PASSWORD);
  await later.press('button', 'ログイン');
  await later.seePath(path);
  await later.see('heading', subject, { level: 1 });
});

scenario('Signing in never leads to another site', async ({ person, portal }) => {
  const someone = await person();
  for (const next of ['https://evil.example/', '//evil.example/', '/\\evil.example']) {
    await someone.open(`/sign-in?lang=en&next=${encodeURIComponent(next)}`);
    await someone.fill('Email', PEOPLE.noor.email);
    await someone.fill('Password', PASSWORD);
    await someone.press('button', 'Sign in');
    await someone.seePath('/tickets');
    expectEqual(await someone.inPage(() => location.origin), portal.url, 'the origin');
    await someone.press('button', 'Sign out');
    await someone.see('button', 'Sign in');
  }
});

journey('The sign-in page works with the keyboard alone and without script', async ({ person }) => {
  const someone = await person({ javascript: false });
  await someone.open('/sign-in?lang=en');
  await someone.see('heading', undefined, { level: 1 });
  await someone.fill('Email', PEOPLE.noor.email);
  await someone.key('Tab');
  await someone.type(PASSWORD);
  await someone.key('Enter');
  await someone.seePath('/tickets');
});

scenario('The sign-in page tells password managers what its fields are', async ({ person }) => {
  const someone = await person();
  await someone.open('/sign-in?lang=en');
  const fields = await someone.inPage(() =>
    [...document.querySelectorAll('input')]
      .filter((field) => field.type !== 'hidden')
      .map((field) => `${field.type} ${field.autocomplete}`),
  );
  expectEqual(fields, ['email username', 'password current-password'], 'the list of fields');
});
