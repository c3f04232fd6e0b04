// The fixed accessible names, in both languages.
export const WORDS = {
  en: {
    email: 'Email',
    password: 'Password',
    signIn: 'Sign in',
    tickets: 'Tickets',
    newTicket: 'New ticket',
    subject: 'Subject',
    message: 'Message',
    submit: 'Submit',
    reply: 'Reply',
    sendReply: 'Send reply',
    signOut: 'Sign out',
  },
  ja: {
    email: 'メールアドレス',
    password: 'パスワード',
    signIn: 'ログイン',
    tickets: 'チケット',
    newTicket: 'チケットを作成',
    subject: '件名',
    message: 'メッセージ',
    submit: '送信',
    reply: '返信',
    sendReply: '返信を送信',
    signOut: 'ログアウト',
  },
} as const;

export type Language = keyof typeof WORDS;

// The sample people: whom they are and the language their portal speaks to them.
export const PEOPLE = {
  hana: { email: 'hana@sakura.example', language: 'ja' },
  ken: { email: 'ken@sakura.example', language: 'en' },
  noor: { email: 'noor@atlas.example', language: 'en' },
  owner: { email: 'owner@genkan.example', language: 'ja' },
} as const;
