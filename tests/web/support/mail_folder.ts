// Mail where it lies without a mail server: in the data folder, as whoever gets it reads it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { until } from './waiting';

// The part of plain text with its own headers, or the whole mail where it has no parts.
function plainPart(mail: string): string {
  const boundary = /boundary="([^"]+)"/.exec(mail)?.[1];
  return boundary === undefined ? mail : mail.split(`--${boundary}\r\n`)[1]!;
}

// The text of the mail that came last, once there are `count` of them.
export async function mailIn(data: string, count: number): Promise<string> {
  const folder = join(data, 'mail');
  const names = (): string[] => {
    try {
      return readdirSync(folder).sort();
    } catch {
      return [];
    }
  };
  await until('the mail', async () => names().length === count);
  const mail = plainPart(readFileSync(join(folder, names()[count - 1]!), 'utf8'));
  const body = mail.slice(mail.indexOf('\r\n\r\n') + 4);
  if (/^Content-Transfer-Encoding: base64\r$/m.test(mail)) return Buffer.from(body, 'base64').toString('utf8');
  return body
    .replaceAll('=\r\n', '')
    .replace(/(=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString('utf8'));
}

export function pathIn(text: string): string {
  return /http:\/\/[^/]+(\/\S+)/.exec(text)![1]!;
}

// The line of six digits.
export function codeIn(text: string): string {
  return /^\d{6}\r?$/m.exec(text)![0].trim();
}
