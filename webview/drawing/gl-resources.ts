/** A linked program with its uniforms and attributes by name. */
export interface Program {
  readonly program: WebGLProgram;
  readonly uniform: (name: string) => WebGLUniformLocation | null;
  /** Reads an attribute from the bound buffer, `size` floats for each vertex or each instance. */
  readonly attribute: (name: string, size: number, perInstance: boolean) => void;
  /** Gives an attribute the same value for all. */
  readonly constant: (name: string, value: number) => void;
}

export function createProgram(
  gl: WebGL2RenderingContext,
  shaders: { readonly vertex: string; readonly fragment: string },
): Program {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, shaders.vertex],
    [gl.FRAGMENT_SHADER, shaders.fragment],
  ] as const) {
    const shader = gl.createShader(type);
    if (shader === null) throw new Error('createProgram: the WebGL context is lost');
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (gl.getProgramParameter(program, gl.LINK_STATUS) !== true && !gl.isContextLost()) {
    const logs = (gl.getAttachedShaders(program) ?? []).map((shader) => gl.getShaderInfoLog(shader));
    throw new Error(`createProgram: ${gl.getProgramInfoLog(program) ?? ''} ${logs.join(' ')}`);
  }
  const uniforms = new Map<string, WebGLUniformLocation | null>();
  const attributes = new Map<string, number>();
  const locate = (name: string): number => {
    const known = attributes.get(name);
    if (known !== undefined) return known;
    const location = gl.getAttribLocation(program, name);
    attributes.set(name, location);
    return location;
  };
  return {
    program,
    uniform(name) {
      const known = uniforms.get(name);
      if (known !== undefined) return known;
      const location = gl.getUniformLocation(program, name);
      uniforms.set(name, location);
      return location;
    },
    attribute(name, size, perInstance) {
      const location = locate(name);
      if (location < 0) return;
      gl.enableVertexAttribArray(location);
      gl.vertexAttribPointer(location, size, gl.FLOAT, false, 0, 0);
      gl.vertexAttribDivisor(location, perInstance ? 1 : 0);
    },
    constant(name, value) {
      const location = locate(name);
      if (location < 0) return;
      gl.disableVertexAttribArray(location);
      gl.vertexAttrib1f(location, value);
    },
  };
}

/** Buffers by name: filled again only where the array is another one, made again only where it is longer. */
export interface Buffers {
  readonly bind: (name: string, array: Float32Array) => void;
  readonly bindElements: (name: string, array: Uint32Array) => void;
}

export function createBuffers(gl: WebGL2RenderingContext): Buffers {
  interface Slot {
    readonly buffer: WebGLBuffer;
    content: ArrayBufferView | null;
    capacity: number;
  }
  const slots = new Map<string, Slot>();
  const fill = (target: GLenum, name: string, array: Float32Array | Uint32Array): void => {
    let slot = slots.get(name);
    if (slot === undefined) {
      slot = { buffer: gl.createBuffer(), content: null, capacity: 0 };
      slots.set(name, slot);
    }
    gl.bindBuffer(target, slot.buffer);
    if (slot.content === array) return;
    if (slot.capacity < array.byteLength) {
      gl.bufferData(target, array, gl.DYNAMIC_DRAW);
      slot.capacity = array.byteLength;
    } else {
      gl.bufferSubData(target, 0, array);
    }
    slot.content = array;
  };
  return {
    bind: (name, array) => fill(gl.ARRAY_BUFFER, name, array),
    bindElements: (name, array) => fill(gl.ELEMENT_ARRAY_BUFFER, name, array),
  };
}
