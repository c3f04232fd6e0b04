// Draws a frame's triangles with WebGL2: one upload of vertices and one of indices, no state read
// back. Serves src/platform/web/renderer.cpp.
import type { GlyphTarget, Glyphs } from "./glyphs";
import type { Module } from "./module";

const vertexBytes = 20;
const commandBytes = 32;

const vertexShader = `#version 300 es
uniform vec2 to_clip;
layout(location = 0) in vec2 position;
layout(location = 1) in vec2 at;
layout(location = 2) in vec4 colour;
out vec2 texture_at;
out vec4 tint;
void main() {
  texture_at = at;
  tint = vec4(colour.rgb * colour.a, colour.a);
  gl_Position = vec4(position.x * to_clip.x - 1.0, 1.0 - position.y * to_clip.y, 0.0, 1.0);
}`;

const fragmentShader = `#version 300 es
precision mediump float;
uniform sampler2D atlas;
in vec2 texture_at;
in vec4 tint;
out vec4 colour;
void main() { colour = tint * texture(atlas, texture_at); }`;

function program(gl: WebGL2RenderingContext): WebGLProgram {
  const made = gl.createProgram();
  for (const [kind, source] of [
    [gl.VERTEX_SHADER, vertexShader],
    [gl.FRAGMENT_SHADER, fragmentShader],
  ] as const) {
    const shader = gl.createShader(kind);
    if (shader === null) break; // The context was lost meanwhile.
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(made, shader);
  }
  gl.linkProgram(made);
  return made;
}

export class Renderer implements GlyphTarget {
  private readonly gl: WebGL2RenderingContext;
  private readonly textures = new Map<number, WebGLTexture>();
  private lastTexture = 0;
  private toClip: WebGLUniformLocation | null = null;
  private page: WebGLTexture | null = null;
  private pageFrame: WebGLFramebuffer | null = null;
  // Kept for lost-context tests, which want the extension from before the loss.
  private readonly loss: WEBGL_lose_context | null;

  constructor(
    private readonly module: Module,
    private readonly canvas: HTMLCanvasElement,
    private readonly glyphs: () => Glyphs,
    restored: () => void,
  ) {
    const gl = canvas.getContext("webgl2", {
      alpha: false,
      antialias: false,
      depth: false,
      stencil: false,
      powerPreference: "low-power",
    });
    if (gl === null) throw new Error("no WebGL2");
    this.gl = gl;
    this.loss = gl.getExtension("WEBGL_lose_context");
    this.prepare();
    canvas.addEventListener("webglcontextlost", (event) => event.preventDefault());
    canvas.addEventListener("webglcontextrestored", () => {
      this.textures.clear();
      this.prepare();
      restored();
    });
  }

  loseContext(): void {
    this.loss?.loseContext();
  }

  restoreContext(): void {
    this.loss?.restoreContext();
  }

  imports(): WebAssembly.ModuleImports {
    return {
      texture_create: (width: number, height: number) => this.createTexture(width, height),
      texture_update: (call: number) => this.updateTexture(call),
      texture_destroy: (id: number) => {
        this.gl.deleteTexture(this.textures.get(id) ?? null);
        this.textures.delete(id);
      },
      render: (call: number) => this.render(call),
    };
  }

  private prepare(): void {
    const gl = this.gl;
    const made = program(gl);
    gl.useProgram(made);
    this.toClip = gl.getUniformLocation(made, "to_clip");
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.enable(gl.SCISSOR_TEST);
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
    for (const location of [0, 1, 2]) gl.enableVertexAttribArray(location);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
    this.page = null;
    this.pageFrame = null;
  }

  private makeTexture(width: number, height: number): WebGLTexture {
    const gl = this.gl;
    const texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA8, width, height);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
    return texture;
  }

  private createTexture(width: number, height: number): number {
    this.textures.set(++this.lastTexture, this.makeTexture(width, height));
    return this.lastTexture;
  }

  // Coverage from the module: the atlas's white pixels.
  private updateTexture(call: number): void {
    const [id, x, y, width, height, address, stride] = [0, 4, 8, 12, 16, 20, 24].map((offset) =>
      this.module.view.getUint32(call + offset, true),
    ) as [number, number, number, number, number, number, number];
    const pixels = new Uint8Array(4 * width * height);
    for (let row = 0; row < height; ++row) {
      for (let column = 0; column < width; ++column) {
        const at = 4 * (row * width + column);
        pixels.fill(this.module.bytes[address + row * stride + column] ?? 0, at, at + 4);
      }
    }
    const gl = this.gl;
    gl.bindTexture(gl.TEXTURE_2D, this.textures.get(id) ?? null);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, x, y, width, height, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
  }

  upload(page: HTMLCanvasElement, width: number, height: number): void {
    const gl = this.gl;
    if (this.page === null) {
      this.page = this.makeTexture(page.width, page.height);
      this.pageFrame = gl.createFramebuffer();
      gl.bindFramebuffer(gl.READ_FRAMEBUFFER, this.pageFrame);
      gl.framebufferTexture2D(gl.READ_FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, this.page, 0);
    }
    gl.bindTexture(gl.TEXTURE_2D, this.page);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, page);
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, this.pageFrame);
    gl.bindTexture(gl.TEXTURE_2D, this.textures.get(this.lastTexture) ?? null);
  }

  copy(from: { x: number; y: number; width: number; height: number }, x: number, y: number): void {
    const gl = this.gl;
    gl.copyTexSubImage2D(gl.TEXTURE_2D, 0, x, y, from.x, from.y, from.width, from.height);
  }

  private render(call: number): void {
    const gl = this.gl;
    if (gl.isContextLost()) return;
    this.glyphs().flush(this);
    const view = this.module.view;
    const word = (index: number): number => view.getUint32(call + 4 * index, true);
    const { canvas } = this;
    const [width, height] = [word(6), word(7)];
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    gl.viewport(0, 0, width, height);
    gl.scissor(0, 0, width, height);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.uniform2f(this.toClip, 2 / width, 2 / height);
    const bytes = this.module.bytes;
    gl.bufferData(gl.ARRAY_BUFFER, bytes.subarray(word(0), word(0) + word(1)), gl.STREAM_DRAW);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, bytes.subarray(word(2), word(2) + word(3)), gl.STREAM_DRAW);
    this.drawCommands(word(4), word(5), height);
  }

  private drawCommands(commands: number, count: number, height: number): void {
    const gl = this.gl;
    const view = this.module.view;
    let bound = 0;
    let base = -1;
    for (let i = 0; i < count; ++i) {
      const at = commands + commandBytes * i;
      const word = (index: number): number => view.getInt32(at + 4 * index, true);
      if (word(7) !== bound) {
        bound = word(7);
        gl.bindTexture(gl.TEXTURE_2D, this.textures.get(bound) ?? null);
      }
      if (word(0) !== base) {
        base = word(0);
        const offset = vertexBytes * base;
        gl.vertexAttribPointer(0, 2, gl.FLOAT, false, vertexBytes, offset);
        gl.vertexAttribPointer(1, 2, gl.FLOAT, false, vertexBytes, offset + 8);
        gl.vertexAttribPointer(2, 4, gl.UNSIGNED_BYTE, true, vertexBytes, offset + 16);
      }
      gl.scissor(word(3), height - word(4) - word(6), word(5), word(6));
      gl.drawElements(gl.TRIANGLES, word(2), gl.UNSIGNED_SHORT, 2 * word(1));
    }
  }
}
