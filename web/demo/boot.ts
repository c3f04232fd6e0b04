// The script in the demo's page: fetches the two packs, which are compressed because a plain host
// compresses nothing, and starts what is in them. All that the demo ever fetches.
const languages = ["en", "ja", "pl"];

async function unpacked(name: string): Promise<[string, Uint8Array<ArrayBuffer>][]> {
  const response = await fetch(name);
  const opened = response.body!.pipeThrough(new DecompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(opened).arrayBuffer());
  const view = new DataView(bytes.buffer);
  const files: [string, Uint8Array<ArrayBuffer>][] = [];
  const next = (): Uint8Array<ArrayBuffer> => {
    const size = view.getUint32(at, true);
    at += 4 + size;
    return bytes.subarray(at - size, at);
  };
  let at = 0;
  while (at < bytes.length) files.push([new TextDecoder().decode(next()), next()]);
  return files;
}

const asked = new URLSearchParams(location.search).get("lang");
const wished = [asked ?? "", ...navigator.languages].map((tag) => tag.slice(0, 2));
const language = wished.find((tag) => languages.includes(tag)) ?? "en";
document.documentElement.lang = language;

const packs = await Promise.all([unpacked("demo.pack"), unpacked(`${language}.pack`)]);
const files = new Map(packs.flat());
const script = URL.createObjectURL(new Blob([files.get("demo.js")!], { type: "text/javascript" }));
const { start } = (await import(script)) as typeof import("./start");
start(files, language);

export {};
