// The script in the demo's page: fetches the two packs, which are compressed because a plain host
// compresses nothing, and starts what is in them.
import { unpacked } from "./unpacked";

const languages = ["en", "ja", "pl"];

const asked = new URLSearchParams(location.search).get("lang");
const wished = [asked ?? "", ...navigator.languages].map((tag) => tag.slice(0, 2));
const language = wished.find((tag) => languages.includes(tag)) ?? "en";
document.documentElement.lang = language;

const packs = await Promise.all([unpacked("demo.pack"), unpacked(`${language}.pack`)]);
const files = new Map(packs.flat());
const script = URL.createObjectURL(new Blob([files.get("demo.js")!], { type: "text/javascript" }));
const { start } = (await import(script)) as typeof import("./start");
start(files, language);
