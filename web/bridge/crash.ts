// What a person sees when the program cannot go on: a sentence and a button, never a dead canvas.

export type CrashWords = { text: string; reload: string };

const words: Record<string, { crash: CrashWords; unsupported: string }> = {
  en: {
    crash: {
      text: "Something went wrong in this page. What you have sent is safe.",
      reload: "Reload",
    },
    unsupported:
      "This page needs WebAssembly and WebGL2. Current versions of Chrome, Edge, Firefox and Safari have both.",
  },
  ja: {
    crash: {
      text: "このページで問題が発生しました。送信済みの内容は保存されています。",
      reload: "再読み込み",
    },
    unsupported:
      "このページの表示には WebAssembly と WebGL2 が必要です。最新の Chrome、Edge、Firefox、Safari をご利用ください。",
  },
};

function wordsFor(language: string): { crash: CrashWords; unsupported: string } {
  return (language.startsWith("ja") ? words.ja : words.en) as { crash: CrashWords; unsupported: string };
}

function panel(text: string): HTMLElement {
  const made = document.createElement("div");
  made.className = "panel";
  made.setAttribute("role", "alert");
  const sentence = document.createElement("p");
  sentence.textContent = text;
  made.append(sentence);
  return made;
}

export function showCrash(): void {
  const { crash } = wordsFor(document.documentElement.lang);
  const made = panel(crash.text);
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = crash.reload;
  button.addEventListener("click", () => location.reload());
  made.append(button);
  document.body.replaceChildren(made);
}

export function showUnsupported(): void {
  document.body.replaceChildren(panel(wordsFor(document.documentElement.lang).unsupported));
}
