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

// What the portal says when things go wrong, and what is typed then.
export const BAD_DAY_WORDS = {
  en: {
    tryAgain: 'Try again',
    tryNow: 'Try now',
    reload: 'Reload',
    crashed: 'Something went wrong',
    unsupported: 'This browser cannot show the page',
    open: 'Open',
    older: 'Show earlier messages',
    exactTimes: 'Exact times',
    signInAgain: 'Sign in again',
    sentence: 'Still silent after three days.',
    replySent: 'Your reply was sent.',
    replyUnconfirmed: /We could not confirm your reply\./,
    ticketUnconfirmed: /We could not confirm your ticket\./,
    partFailed: /Some of this could not be loaded\./,
  },
  ja: {
    tryAgain: '再試行',
    tryNow: '今すぐ再試行',
    reload: '再読み込み',
    crashed: '問題が発生しました',
    unsupported: '未対応のブラウザーです',
    open: '対応中',
    older: '以前のやり取りを表示',
    exactTimes: '正確な日時',
    signInAgain: 'ログインし直す',
    sentence: '3日たってもまだ動きません。',
    replySent: '返信を送信しました。',
    replyUnconfirmed: /返信の送信を確認できませんでした。/,
    ticketUnconfirmed: /チケットの受付を確認できませんでした。/,
    partFailed: /一部を読み込めませんでした。/,
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

// The tools of the list.
export const LIST_WORDS = {
  en: {
    filters: 'Filters',
    channel: 'Channel',
    email: 'Email',
    subject: 'Subject',
    clear: 'Clear filters',
    views: 'Saved views',
    viewName: 'Name of the view',
    saveView: 'Save this view',
    removeOf: (name: string) => `Delete ${name}`,
    reply: 'Reply',
    sendReply: 'Send reply',
  },
  ja: {
    filters: 'フィルター',
    channel: '受付方法',
    email: 'メール',
    subject: '件名',
    clear: 'フィルターをクリア',
    views: '保存したビュー',
    viewName: 'ビューの名前',
    saveView: 'このビューを保存',
    removeOf: (name: string) => `${name}を削除`,
    reply: '返信',
    sendReply: '返信を送信',
  },
} as const;
