// The demo: a folder of static files below some path of a plain host, and no network once it is there.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { expect, expectEqual, scenario, type Scene } from './scenario';
import { startPlainHost, type PlainHost } from './support/plain_host';
import { until } from './support/waiting';
import { WORDS } from './words';

const ROOT = process.env.GENKAN_ROOT ?? process.cwd();
const FOLDER = join(ROOT, 'build/demo');

const DEMO_WORDS = {
  en: { customer: 'Hana Sakura, a customer', other: /^Noor Haddad/, you: 'You are', manager: 'Naoko Oya, who runs the portal', settings: 'Portal settings', address: 'Name and address', name: 'Portal name', save: 'Save', saved: 'Saved.', over: 'Start over' },
  ja: { customer: '佐倉 花(お客様)', other: /^Noor Haddad/, you: '利用者', manager: '大家 直子(ポータルの管理者)', settings: 'ポータル設定', address: '名前とアドレス', name: 'ポータル名', save: '保存', saved: '保存しました。', over: '最初からやり直す' },
};

async function withHost(body: (host: PlainHost) => Promise<void>): Promise<void> {
  const built = spawnSync('scripts/build', ['demo'], { cwd: ROOT, encoding: 'utf8' });
  expectEqual(built.status, 0, `the end of scripts/build demo (${built.stderr})`);
  const host = await startPlainHost(FOLDER, '/docs/2026/demo/');
  try {
    await body(host);
  } finally {
    await host.stop();
  }
}

async function visitor(scene: Scene, host: PlainHost, language: 'en' | 'ja') {
  const person = await scene.person({ language, renderer: undefined });
  await person.open(`${host.url}?lang=${language}`);
  await person.see('button', DEMO_WORDS[language].customer);
  return person;
}

const inTable = { inside: { role: 'table' as const } };

for (const language of ['en', 'ja'] as const) {
  scenario(`The demo does all it does when the network is cut once it is there (${language})`, async (scene) => {
    await withHost(async (host) => {
      const demo = DEMO_WORDS[language];
      const words = WORDS[language];
      const person = await visitor(scene, host, language);
      expectEqual(host.asked.map((path) => path.replace(/.*\//, '')).sort(), ['', 'demo.pack', `${language}.pack`], 'what was asked for');
      await person.press('button', demo.customer);
      await person.see('table');
      // What only managers need comes once the list stands, and then nothing more.
      await until('the rest', async () => host.asked.length === 5);
      await person.see('table');
      await until('the manager', () => person.inPage(() => document.querySelectorAll('#demo option').length === 4));
      await host.stop();
      const subject = (await person.names('link', inTable))[0]!;
      await person.press('link', subject, inTable);
      await person.see('article');
      const before = (await person.names('article')).length;
      await person.fill(words.reply, 'Still silent after three days.');
      await person.press('button', words.sendReply);
      // One's own, and then what the agent says to it.
      await until('the answer', async () => (await person.names('article')).length >= before + 2);
      // Signing out leads to the choice of a person, and there is no password anywhere.
      await person.press('button', words.signOut);
      await person.press('button', demo.other);
      await person.see('table');
      expect(!(await person.names('link', inTable)).includes(subject), 'another company sees the ticket');
      expectEqual(await person.count('textbox', /password|パスワード/i), 0, 'the fields for passwords');
      // Who runs the portal sees its settings, and customers what was changed in them.
      await person.choose(demo.you, demo.manager);
      await person.see('heading', demo.settings);
      await person.press('link', demo.address);
      await person.fill(demo.name, 'Sample support');
      await person.press('button', demo.save);
      await person.seeText(demo.saved);
      await person.choose(demo.you, demo.customer);
      await person.see('table');
      await person.seeTitle(/Sample support/);
    });
  });
}

scenario('What was done in the demo is there after a reload, until it is started over', async (scene) => {
  await withHost(async (host) => {
    const person = await visitor(scene, host, 'en');
    await person.press('button', DEMO_WORDS.en.customer);
    await person.see('table');
    await person.press('link', (await person.names('link', inTable))[0]!, inTable);
    await person.see('article');
    await person.fill(WORDS.en.reply, 'Still silent after three days.');
    await person.press('button', WORDS.en.sendReply);
    await person.seeText('Still silent after three days.');
    await until('the reply to be sent', async () =>
      person.inPage(() => [...document.querySelectorAll('article')].some((one) => one.textContent!.includes('Still silent'))),
    );
    await person.reload();
    await until('the same reply', async () =>
      person.inPage(() => [...document.querySelectorAll('article')].some((one) => one.textContent!.includes('Still silent'))),
    );
    expect(await person.inPage(() => location.hash.startsWith('#/tickets/')), 'the place in the address is lost');
    await person.inPage(() => {
      window.confirm = () => true;
    });
    await person.press('button', DEMO_WORDS.en.over);
    await until('a thread without it', async () =>
      person.inPage(() => {
        const articles = [...document.querySelectorAll('article')];
        return articles.length > 0 && !articles.some((one) => one.textContent!.includes('Still silent'));
      }),
    );
  });
});

scenario('The demo fits a phone and says what axe wants said', async (scene) => {
  await withHost(async (host) => {
    const person = await scene.person({ language: 'en', renderer: undefined, width: 390, height: 844 });
    await person.open(`${host.url}?lang=en`);
    await person.see('button', DEMO_WORDS.en.customer);
    expectEqual(await person.axe(), [], 'what axe finds where a person is chosen');
    await person.press('button', DEMO_WORDS.en.customer);
    await person.see('main');
    await person.see('button', DEMO_WORDS.en.over);
    expectEqual(await person.axe(), [], 'what axe finds in the demo');
    expect(await person.inPage(() => document.documentElement.scrollWidth <= innerWidth), 'the page is wider than the phone');
  });
});
