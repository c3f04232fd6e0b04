// A manager of the sample's portal.
import type { Person } from '../person';
import type { Scene } from '../scenario';
import type { Language } from '../words';
import { applySettings, genkan, PASSWORD } from './portal_server';

const BOSS_PASSWORD = `${PASSWORD}-long`;

// A manager who is spoken to in `language`, the portal's first one.
export function boss({ portal, signedIn }: Scene, language: Language): Promise<Person> {
  applySettings(portal.data, (settings) => {
    settings.address.languages = language === 'en' ? ['en', 'ja'] : ['ja', 'en'];
  });
  genkan(['admin', 'create-owner', 'boss@genkan.example', '--data', portal.data], `${BOSS_PASSWORD}\n`);
  return signedIn('boss@genkan.example', { language, password: BOSS_PASSWORD });
}
