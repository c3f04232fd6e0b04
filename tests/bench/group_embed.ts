// The portal in other people's hands: as a widget in a page, and as a folder on a plain host.
import { demoFigures } from './embed_demo';
import { widgetFigures } from './embed_widget';
import type { Figures } from './figures';

export async function embedGroup(): Promise<Figures> {
  return { ...(await widgetFigures()), ...(await demoFigures()) };
}
