// The tickets of the scroll benchmark, made from their index: the same ones on either side.
// tests/bench/bench_tickets.h is the same table in C++.
export interface BenchTicket {
  number: number;
  subject: string;
  stage: string;
  requester: string;
  channel: string;
  activity: string;
}

const SUBJECTS = [
  'Parcel shows as delivered but is not here',
  '請求書の宛名を変更したいです',
  'Cannot sign in after changing my phone',
  '返品した商品の返金はいつになりますか',
  'Export stops at 1,000 rows',
  '配送先の住所を間違えて登録しました',
  'Two charges for one order',
  'Invoice needs our VAT number',
];
const STAGES = ['New', 'Waiting for us', 'Waiting for you', 'Closed'];
const REQUESTERS = ['Hana Sakura', '山田 太郎', 'Noor Haddad', 'Ken Mori', 'Jane Porter'];
const CHANNELS = ['Form', 'E-mail', 'Chat'];

export function benchTicket(index: number): BenchTicket {
  return {
    number: index + 1,
    subject: `${SUBJECTS[index % SUBJECTS.length]} (${1000 + ((index * 7919) % 9000)})`,
    stage: STAGES[index % STAGES.length]!,
    requester: REQUESTERS[index % REQUESTERS.length]!,
    channel: CHANNELS[index % CHANNELS.length]!,
    activity: `${1 + (index % 28)} Nov ${String(8 + (index % 12)).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}`,
  };
}
