// Opens what scripts/demo.mjs has packed: names and contents, each with its length in front.

export async function unpacked(name: string): Promise<[string, Uint8Array<ArrayBuffer>][]> {
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
