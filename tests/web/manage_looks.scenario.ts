// What managers see, and whoever is kept waiting at the door: searched by axe-core, measured as
// every other page, and kept as pictures for people to look at.
import type { Person } from './person';
import { expectEqual, scenario } from './scenario';
import { applySettings, genkan, PASSWORD, startPortal } from './support/portal_server';
import { settled } from './support/settled';
import { unsound } from './support/soundness';
import { until } from './support/waiting';
import { PEOPLE, WORDS } from './words';

const FORM = '01a201a4-b060-7100-8000-010000000201';
const PAGES = [
  '', 'address', 'tickets', 'inboxes', 'inboxes/new', 'pipelines', 'pipelines/new', 'access', 'groups', 'contacts', 'preview', 'staff', 'words', 'announcement',
  'pages', 'hours', 'branding', 'mail', 'consent', 'audit', 'set-up', 'set-up-domain', 'set-up-tickets', 'set-up-access', 'set-up-review',
  'powers', 'companies', 'invitations', 'doubles', 'import', 'privacy', 'retention', 'columns', 'details',
  'categories', 'ticket-fields', 'ticket-fields/new', 'ticket-fields/reason', 'contact-properties',
  'contact-properties/new', 'request-forms', 'request-forms/new', `request-forms/${FORM}`,
];
// A field with choices and a form that asks for it.
const FIELDS = {
  categories: [
    { key: 'delivery', label: { en: 'Delivery', ja: '配送' } },
    { key: 'invoice', label: { en: 'Invoice' }, retired: true },
  ],
  ticket_fields: [
    {
      key: 'reason',
      kind: 'choice',
      label: { en: 'Reason', ja: '理由' },
      help: { en: 'What is wrong with it?', ja: 'どのような状態ですか。' },
      choices: [
        { key: 'broken', label: { en: 'It is broken', ja: '故障している' } },
        { key: 'wrong', label: { en: 'It is not what I ordered', ja: '注文と違う' } },
      ],
      shown: true,
    },
    { key: 'since', kind: 'date', label: { en: 'Since when', ja: 'いつから' }, shown: true },
  ],
  contact_properties: [{ key: 'plan', label: { en: 'Plan', ja: 'プラン' } }],
  forms: [
    {
      id: FORM,
      name: { en: 'Return an order', ja: '返品の申し込み' },
      description: { en: 'We answer within a day.', ja: '1日以内にお返事します。' },
      fields: [
        { field: 'subject', required: true },
        { field: 'category' },
        { field: 'reason', required: true },
        { field: 'since', when_field: 'reason', when_value: 'broken' },
        { field: 'priority' },
        { field: 'message', required: true },
      ],
    },
  ],
};
const LOOKS = [
  { language: 'en', scheme: 'light', width: 1280, height: 800 },
  { language: 'ja', scheme: 'dark', width: 390, height: 844 },
  { language: 'ja', scheme: 'light', width: 1280, height: 800 },
  { language: 'en', scheme: 'dark', width: 390, height: 844 },
] as const;
const OWNER_PASSWORD = `${PASSWORD}-long`;

class Keeper {
  readonly found: string[] = [];
  constructor(private readonly look: string) {}

  async keep(person: Person, screen: string): Promise<void> {
    await settled(person);
    await person.picture(`${screen}-${this.look}`);
    this.found.push(...(await person.axe()).map((violation) => `${screen}: ${violation}`));
    this.found.push(...(await unsound(person)).map((complaint) => `${screen}: ${complaint}`));
  }
}

// The page of one contact and of one company.
async function keepRecords(owner: Person, keeper: Keeper): Promise<void> {
  for (const records of ['contacts', 'companies']) {
    await owner.open(`/manage/${records}`);
    const first = (): Promise<string | undefined> =>
      owner.inPage(() => [...document.links].map((link) => link.pathname).find((each) => each.startsWith(`${location.pathname}/`) && !each.endsWith('/new')));
    await until(`one of the ${records} to be listed`, async () => (await first()) !== undefined);
    const path = await first();
    await owner.open(path!);
    await owner.see('heading', undefined, { level: 1 });
    await keeper.keep(owner, `manage-${records}-one`);
  }
}

// The screens of those who answer tickets.
async function keepDesk(owner: Person, keeper: Keeper): Promise<void> {
  await owner.open('/desk');
  await owner.see('table');
  await keeper.keep(owner, 'desk');
  const ticket = await owner.inPage(() => document.querySelector<HTMLAnchorElement>('a[href*="/desk/tickets/"]')!.pathname);
  for (const [screen, below] of [['desk-ticket', ''], ['desk-merge-empty', '/merge']] as const) {
    await owner.open(ticket + below);
    await owner.see('heading', undefined, { level: 1 });
    await keeper.keep(owner, screen);
  }
}

for (const options of process.env.GENKAN_LONG ? LOOKS : LOOKS.slice(0, 2)) {
  const { language, scheme, width } = options;
  const words = WORDS[language];
  const look = `${language}-${scheme}-${width}`;

  scenario(`Every page of the settings is sound (${look})`, async ({ portal, signedIn }) => {
    applySettings(portal.data, (settings) => {
      settings.address.languages = language === 'en' ? ['en', 'ja'] : ['ja', 'en'];
      settings.groups.groups = [];
      settings.fields = FIELDS;
    });
    genkan(['admin', 'create-owner', 'boss@genkan.example', '--data', portal.data], `${OWNER_PASSWORD}\n`);
    genkan(['admin', 'grant', 'tickets', 'boss@genkan.example', '--data', portal.data]);
    genkan(['admin', 'hold', '#1', 'Case 8', '--data', portal.data]);
    genkan(['admin', 'request-erasure', PEOPLE.noor.email, '--data', portal.data]);
    const owner = await signedIn('boss@genkan.example', { ...options, password: OWNER_PASSWORD });
    const keeper = new Keeper(look);
    await owner.see('heading', undefined, { level: 1 });
    await keeper.keep(owner, 'staff');
    for (const page of PAGES) {
      await owner.open(`/manage/${page}`.replace(/\/$/, ''));
      await owner.see('heading', undefined, { level: 1 });
      await keeper.keep(owner, `manage-${page.replace('/', '-').replace(FORM, 'one') || 'overview'}`);
    }
    await keepRecords(owner, keeper);
    await keepDesk(owner, keeper);
    expectEqual(keeper.found, [], 'what is unsound');
  });

  scenario(`The set-up page and the refusals at the door are sound (${look})`, async ({ person, portal }) => {
    const keeper = new Keeper(look);
    const fresh = await startPortal(() => undefined);
    try {
      const link = /http\S*set-up\?key=\S+/.exec(fresh.greeting)?.[0];
      const owner = await person(options);
      await owner.open(`${link}&lang=${language}`);
      await owner.see('heading', undefined, { level: 1 });
      await keeper.keep(owner, 'first-run');
      await owner.press('button', language === 'en' ? 'Begin' : 'はじめる');
      await owner.see('alert');
      await keeper.keep(owner, 'first-run-refused');
    } finally {
      await fresh.stop();
    }
    // Only groups are let in, and there is none.
    applySettings(portal.data, (settings) => {
      settings.access.groups_only = true;
    });
    const ken = await person(options);
    await ken.open(`/sign-in?lang=${language}`);
    await ken.fill(words.email, PEOPLE.ken.email);
    await ken.fill(words.password, PASSWORD);
    await ken.press('button', words.signIn);
    await ken.see('heading', undefined, { level: 1 });
    await keeper.keep(ken, 'not-let-in');
    ken.complaints().length = 0;
    expectEqual(keeper.found, [], 'what is unsound');
  });
}
