// How the element looks. A sheet made by script, which strict policies allow; a page changes it by
// custom properties and by the parts button, panel, close and frame.
const rules = `
:host{display:block}
:host([hidden]){display:none}
:host([position]){display:inline}
iframe{display:block;box-sizing:border-box;width:100%;border:0;color-scheme:light dark;
min-height:var(--genkan-min-height,320px);max-height:var(--genkan-max-height,80vh)}
button{font:600 16px/1.5 var(--genkan-font,system-ui,sans-serif);cursor:pointer}
[part=button]{position:fixed;z-index:var(--genkan-layer,1000);inset:auto 20px 20px auto;min-height:48px;padding:8px 20px;
border:1px solid transparent;border-radius:24px;background:var(--genkan-accent,#4f46e5);color:var(--genkan-on-accent,#fff);
box-shadow:0 2px 12px #0004}
:host([position$=left]) [part=button]{inset:auto auto 20px 20px}
[part=panel]{position:fixed;z-index:var(--genkan-layer,1000);inset:auto 20px 80px auto;box-sizing:border-box;
width:400px;height:min(640px,100vh - 100px);border:1px solid var(--genkan-border,#8888);border-radius:12px;overflow:hidden;
background:var(--genkan-background,Canvas);box-shadow:0 4px 24px #0004}
[part=panel][hidden]{display:none}
:host([position$=left]) [part=panel]{inset:auto auto 80px 20px}
[part=panel] iframe{height:calc(100% - 44px)!important;min-height:0;max-height:none}
[part=close]{display:block;width:44px;height:44px;margin-inline-start:auto;border:0;background:none;
color:var(--genkan-text,CanvasText);font-size:24px}
button:focus-visible{outline:2px solid var(--genkan-accent,#4f46e5);outline-offset:2px}
@media(max-width:480px){[part=panel],:host([position$=left]) [part=panel]{inset:0;width:100%;height:100%;height:100dvh;
border:0;border-radius:0}[part=button][aria-expanded=true]{display:none}}
`;

let kept: CSSStyleSheet | undefined;

// One for all elements of the page.
export function sheet(): CSSStyleSheet {
  if (kept === undefined) {
    kept = new CSSStyleSheet();
    kept.replaceSync(rules);
  }
  return kept;
}
