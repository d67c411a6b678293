import { viewingDistance } from '../math/camera.js';
import type { ColorMap } from './color-maps.js';
import { createProgram, createBuffers, type Program } from './gl-resources.js';
import { isPlain, type Layer, type Paint, type Renderer, type Scene } from './scene.js';
import { lineShaders, meshShaders, pointShaders } from './shaders.js';

/**
 * Draws with WebGL2 onto one hidden canvas and copies each picture to its own: all pictures share one context, of which
 * browsers give out few, with its programs and colour maps.
 * @param options.emulated whether a WebGL2 that is emulated without a GPU, which is slow, will do.
 * @returns null if there is no such WebGL2.
 */
export function createGlRenderer(
  canvas: HTMLCanvasElement,
  { emulated }: { readonly emulated: boolean },
): Renderer | null {
  const gl = canvas.getContext('webgl2', {
    alpha: true,
    antialias: false,
    depth: true,
    premultipliedAlpha: true,
    failIfMajorPerformanceCaveat: !emulated,
  });
  if (gl === null || gl.isContextLost() || (!emulated && isEmulated(gl))) return null;

  const programs = {
    points: createProgram(gl, pointShaders),
    lines: createProgram(gl, lineShaders),
    mesh: createProgram(gl, meshShaders),
  };
  const buffers = createBuffers(gl);
  const textures = new Map<ColorMap, WebGLTexture>();

  const useColorMap = (map: ColorMap): void => {
    const known = textures.get(map);
    gl.bindTexture(gl.TEXTURE_2D, known ?? gl.createTexture());
    if (known !== undefined) return;
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, 256, 1, 0, gl.RGBA, gl.UNSIGNED_BYTE, map);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
    const texture: unknown = gl.getParameter(gl.TEXTURE_BINDING_2D);
    if (texture instanceof WebGLTexture) textures.set(map, texture);
  };

  const usePaint = (program: Program, scene: Scene, key: string, paint: Paint, perInstance: boolean): void => {
    const { uniform } = program;
    if (isPlain(paint)) {
      gl.uniform1i(uniform('u_mapped'), 0);
      gl.uniform3f(uniform('u_color'), paint[0] / 255, paint[1] / 255, paint[2] / 255);
      program.constant('a_value', 0);
      return;
    }
    const { values, scale } = paint;
    gl.uniform1i(uniform('u_mapped'), 1);
    gl.uniform1i(uniform('u_log'), scale.log ? 1 : 0);
    gl.uniform1i(uniform('u_ordered'), scale.unordered === true ? 0 : 1);
    gl.uniform2f(uniform('u_range'), scale.from, scale.to);
    useColorMap(scale.map);
    buffers.bind(`${scene.id}/${key}/values`, values);
    program.attribute('a_value', 1, perInstance);
  };

  const drawLayer = (scene: Scene, layer: Layer, width: number, height: number, ratio: number): void => {
    const program = programs[layer.kind];
    const { uniform } = program;
    gl.useProgram(program.program);
    gl.uniformMatrix4fv(uniform('u_matrix'), false, scene.matrix);
    gl.uniform2f(uniform('u_pixels'), width, height);
    gl.uniform1i(uniform('u_space'), scene.viewer === null ? 0 : 1);
    gl.uniform1f(uniform('u_nearest'), viewingDistance - 1);
    gl.uniform3f(
      uniform('u_background'),
      scene.background[0] / 255,
      scene.background[1] / 255,
      scene.background[2] / 255,
    );
    usePaint(program, scene, layer.key, layer.paint, layer.kind === 'lines');
    const key = `${scene.id}/${layer.key}`;
    switch (layer.kind) {
      case 'points':
        gl.uniform1f(uniform('u_size'), layer.size * scene.magnification * ratio);
        gl.uniform1f(uniform('u_opacity'), layer.opacity);
        gl.uniform1i(uniform('u_diamond'), layer.shape === 'diamond' ? 1 : 0);
        buffers.bind(`${key}/positions`, layer.positions);
        program.attribute('a_position', layer.components, false);
        gl.drawArrays(gl.POINTS, 0, layer.positions.length / layer.components);
        return;
      case 'lines':
        gl.uniform1f(uniform('u_size'), layer.width * ratio);
        gl.uniform1f(uniform('u_opacity'), layer.opacity);
        buffers.bind(`${key}/from`, layer.from);
        program.attribute('a_from', layer.components, true);
        buffers.bind(`${key}/to`, layer.to);
        program.attribute('a_to', layer.components, true);
        gl.drawArraysInstanced(gl.TRIANGLES, 0, 6, layer.from.length / layer.components);
        return;
      case 'mesh': {
        const [x, y, z] = scene.viewer ?? [0, 0, 1];
        gl.uniform3f(uniform('u_viewer'), x, y, z);
        buffers.bind(`${key}/positions`, layer.positions);
        program.attribute('a_position', 3, false);
        buffers.bind(`${key}/normals`, layer.normals);
        program.attribute('a_normal', 3, false);
        buffers.bindElements(`${key}/triangles`, layer.triangles);
        gl.drawElements(gl.TRIANGLES, layer.triangles.length, gl.UNSIGNED_INT, 0);
        return;
      }
    }
  };

  return {
    draw(context, scene, ratio) {
      const { width, height } = context.canvas;
      if (canvas.width < width) canvas.width = width;
      if (canvas.height < height) canvas.height = height;
      gl.viewport(0, 0, width, height);
      gl.clearColor(0, 0, 0, 0);
      gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
      gl.enable(gl.BLEND);
      gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
      gl.enable(gl.DEPTH_TEST);
      gl.depthFunc(gl.LEQUAL);
      for (const layer of scene.layers) {
        // In the plane, layers lie over each other in their order.
        if (scene.viewer === null) gl.clear(gl.DEPTH_BUFFER_BIT);
        drawLayer(scene, layer, width, height, ratio);
      }
      context.clearRect(0, 0, width, height);
      context.drawImage(canvas, 0, canvas.height - height, width, height, 0, 0, width, height);
    },
  };
}

/** Browsers do not all keep what `failIfMajorPerformanceCaveat` promises; the name of the renderer tells. */
function isEmulated(gl: WebGL2RenderingContext): boolean {
  const names = gl.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = gl.getParameter(names?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER);
  return typeof name === 'string' && /swiftshader|llvmpipe|softpipe|software|basic render/i.test(name);
}
