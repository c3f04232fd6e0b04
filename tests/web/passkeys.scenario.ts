// A passkey from its making to its end, with Chromium's virtual authenticator.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { CDPSession } from 'playwright-core';

import type { Person } from './person';
import { expectEqual, scenario, type Scene } from './scenario';
import { chromiumOf } from './support/chromium_only';
import { PASSWORD } from './support/portal_server';
import { sound } from './support/sound_page';
import { PEOPLE, WORDS, type Language } from './words';

const PASSKEYS = {
  en: {
    heading: 'Passkeys',
    none: 'You have none yet.',
    name: 'Name of the new passkey',
    add: 'Add a passkey',
    added: /^The passkey is kept\./,
    open: 'Rename or remove',
    ownName: 'Name',
    rename: 'Save the name',
    used: /Last used on/,
    byPasskey: 'Sign in with a passkey',
    remove: 'Remove this passkey',
    removed: /^The passkey is removed/,
    unknown: /This passkey is not known here/,
    known: /You have a passkey on this device already/,
  },
  ja: {
    heading: 'パスキー',
    none: '登録済みのパスキーはありません。',
    name: '新しいパスキーの名前',
    add: 'パスキーを追加',
    added: /^パスキーを登録しました。/,
    open: '名前の変更・削除',
    ownName: '名前',
    rename: '名前を保存',
    used: /最終使用日時/,
    byPasskey: 'パスキーでログイン',
    remove: 'このパスキーを削除',
    removed: /^パスキーを削除しました。/,
    unknown: /このパスキーは登録されていません/,
    known: /すでにパスキーがあります/,
  },
} as const;

// Passkeys belong to a name, never to an address: the portal is served as localhost.
async function underAName(portal: Scene['portal']): Promise<void> {
  const config = { public_url: `http://localhost:${new URL(portal.url).port}` };
  writeFileSync(join(portal.data, 'config.json'), JSON.stringify(config));
  await portal.restart();
}

const credentialsOf = async (session: CDPSession, authenticatorId: string) =>
  (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials;

type Credential = Awaited<ReturnType<typeof credentialsOf>>[number];

interface Device {
  held(): Promise<Credential[]>;
}

// An authenticator of the person's own, which unlocks by itself.
async function deviceOf(person: Person, credentials: Credential[] = []): Promise<Device> {
  const session = await chromiumOf(person).session();
  await session.send('WebAuthn.enable', { enableUI: false });
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  for (const credential of credentials) {
    await session.send('WebAuthn.addCredential', { authenticatorId, credential });
  }
  return { held: () => credentialsOf(session, authenticatorId) };
}

// Without script the sign-in page is as ever, and the page with passkeys says what it needs.
async function withoutScript(scene: Scene, email: string, language: Language): Promise<void> {
  const words = { ...WORDS[language], ...PASSKEYS[language] };
  const plain = await scene.person({ language, javascript: false });
  await plain.open(`/sign-in?lang=${language}`);
  await plain.seeNo('button', words.byPasskey);
  await plain.fill(words.email, email);
  await plain.fill(words.password, PASSWORD);
  await plain.key('Enter');
  await plain.seePath('/tickets');
  await plain.open('/passkeys');
  await plain.see('heading', words.heading, { level: 1 });
  await plain.seeNo('button', words.add);
}

for (const { email, language } of [PEOPLE.hana, PEOPLE.ken]) {
  const words = { ...WORDS[language], ...PASSKEYS[language] };

  scenario(`A passkey is made, signs in, and once it is removed it does not (${language})`, async (scene) => {
    await underAName(scene.portal);
    const person = await scene.person({ language });
    const { page } = chromiumOf(person);
    // Without one Chromium knows no passkeys here. What looks at a page takes it away again.
    await deviceOf(person);
    await person.open(`/sign-in?lang=${language}`);
    await person.see('button', words.byPasskey);
    await sound(person, 'the sign-in page with passkeys');
    const device = await deviceOf(person);
    await person.fill(words.email, email);
    await person.fill(words.password, PASSWORD);
    await person.press('button', words.signIn);
    await person.seePath('/tickets');
    await person.press('link', words.heading);
    await person.seePath('/passkeys');
    await person.seeText(words.none);
    await person.fill(words.name, 'MacBook');
    await person.press('button', words.add);
    await person.seeText(words.added);
    await person.press('button', words.add);
    await person.seeText(words.known);
    await page.getByText(words.open, { exact: true }).click();
    await person.fill(words.ownName, 'Phone');
    await person.press('button', words.rename);
    await person.seeText('Phone');

    const signOut = async (): Promise<void> => {
      await person.open('/tickets');
      await person.press('button', words.signOut);
    };
    // The browser suggests it in the field for the address, and this device takes what is suggested.
    const suggested = page.waitForResponse((answer) => answer.request().method() === 'POST');
    await signOut();
    await suggested;
    await person.see('button', words.signOut);
    await page.addInitScript(() => {
      PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false);
    });
    await signOut();
    await person.press('button', words.byPasskey);
    await person.see('button', words.signOut);
    await person.open('/passkeys');
    await person.seeText(words.used);
    await page.getByText(words.open, { exact: true }).click();
    const held = await device.held();
    await sound(person, 'the page with passkeys');
    await deviceOf(person, held);

    await person.press('button', words.remove);
    await person.seeText(words.removed);
    await person.seeText(words.none);
    await signOut();
    await person.press('button', words.byPasskey);
    await person.seeText(words.unknown);
    await sound(person, 'the sign-in page after an unknown passkey');
    expectEqual(person.complaints(), [], 'what the pages complained of');

    await withoutScript(scene, email, language);
  });
}
