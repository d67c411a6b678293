/** A number or a plain colour to RGB, shared by all three programs. */
const coloring = `
uniform vec3 u_color;
uniform bool u_mapped;
uniform bool u_log;
uniform bool u_ordered;
uniform vec2 u_range;
uniform sampler2D u_map;
float positionOf(float value) {
  float t = u_log ? log(max(value, 1e-30) / u_range.x) / log(u_range.y / u_range.x)
                  : (value - u_range.x) / (u_range.y - u_range.x);
  return clamp(t, 0.0, 1.0);
}
vec3 colorOf(float value) {
  return u_mapped ? texture(u_map, vec2((positionOf(value) * 255.0 + 0.5) / 256.0, 0.5)).rgb : u_color;
}
uniform bool u_space;
uniform vec3 u_background;
// In space what is farther fades; in the plane what is greater lies on top.
vec3 faded(vec3 color, float depth) {
  return u_space ? mix(color, u_background, 0.6 * smoothstep(0.35, 1.0, depth)) : color;
}
`;

const header = `#version 300 es
precision highp float;
uniform mat4 u_matrix;
uniform vec2 u_pixels;
uniform float u_size;
${coloring}
`;

/** Depth from 0 for the nearest corner of the unit ball to 1 for the farthest, from the camera's w. */
const depthOf = `
float depthOf(vec4 position) { return u_space ? (position.w - u_nearest) / 2.0 : 0.0; }
`;

export const pointShaders = {
  vertex: `${header}
uniform float u_nearest;
${depthOf}
in vec4 a_position;
in float a_value;
flat out vec3 v_color;
void main() {
  gl_Position = u_matrix * a_position;
  if (!u_space) gl_Position.z = u_mapped && u_ordered ? -positionOf(a_value) : 0.0;
  gl_PointSize = u_size * (u_space ? (u_nearest + 1.0) / gl_Position.w : 1.0);
  v_color = faded(colorOf(a_value), depthOf(gl_Position));
}`,
  fragment: `#version 300 es
precision highp float;
uniform float u_size;
uniform float u_opacity;
uniform bool u_diamond;
flat in vec3 v_color;
out vec4 color;
void main() {
  vec2 p = abs(2.0 * gl_PointCoord - 1.0);
  float radius = u_diamond ? p.x + p.y : length(p);
  float alpha = u_opacity * clamp((1.0 - radius) * 0.5 * u_size + 0.5, 0.0, 1.0);
  if (alpha < 0.02) discard;
  color = vec4(v_color * alpha, alpha);
}`,
};

export const lineShaders = {
  vertex: `${header}
uniform float u_nearest;
${depthOf}
in vec4 a_from;
in vec4 a_to;
in float a_value;
flat out vec3 v_color;
out float v_across;
void main() {
  // Six corners of the segment as a band: which end, and which side of it.
  bool atTo = gl_VertexID == 1 || gl_VertexID == 4 || gl_VertexID == 5;
  float side = gl_VertexID == 0 || gl_VertexID == 1 || gl_VertexID == 4 ? -1.0 : 1.0;
  vec4 from = u_matrix * a_from;
  vec4 to = u_matrix * a_to;
  vec2 along = (to.xy / to.w - from.xy / from.w) * u_pixels;
  vec2 direction = length(along) > 1e-6 ? normalize(along) : vec2(1.0, 0.0);
  gl_Position = atTo ? to : from;
  float halfWidth = 0.5 * u_size + 0.5;
  gl_Position.xy += side * vec2(-direction.y, direction.x) * halfWidth * 2.0 / u_pixels * gl_Position.w;
  if (!u_space) gl_Position.z = u_mapped && u_ordered ? -positionOf(a_value) : 0.0;
  v_across = side * halfWidth;
  v_color = faded(colorOf(a_value), depthOf(gl_Position));
}`,
  fragment: `#version 300 es
precision highp float;
uniform float u_size;
uniform float u_opacity;
flat in vec3 v_color;
in float v_across;
out vec4 color;
void main() {
  float alpha = u_opacity * clamp(0.5 * u_size + 0.5 - abs(v_across), 0.0, 1.0);
  color = vec4(v_color * alpha, alpha);
}`,
};

export const meshShaders = {
  vertex: `${header}
uniform vec3 u_viewer;
in vec4 a_position;
in vec3 a_normal;
in float a_value;
out float v_value;
out float v_light;
void main() {
  gl_Position = u_matrix * a_position;
  v_value = a_value;
  v_light = dot(a_normal, u_viewer);
}`,
  fragment: `${header}
in float v_value;
in float v_light;
out vec4 color;
void main() {
  // Both sides are lit: a surface cut open shows its inside.
  float light = 0.62 + 0.38 * pow(abs(v_light), 0.8);
  color = vec4(colorOf(v_value) * light, 1.0);
}`,
};
