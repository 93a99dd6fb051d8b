// Cada paso en letras, en números y en palabras.
import { CHAIN, PLACES, SUMS } from "./chain.js";
import { element, short } from "./controls.js";

const LETTERS = { sigmoid: "σ", tanh: "tanh", relu: "ReLU" };
// Más diferencia que esta con la medida no es redondeo.
const CLOSE = 1e-6;

// Un renglón: la cuenta con letras, la cuenta con números y lo que da.
function line(name, letters, digits, value) {
  return element("p", {}, `${name} = ${letters} = `,
    digits === undefined ? "" : `${digits} = `,
    element("output", { name }, short(value)));
}

const factor = (value) => (value < 0 ? `(${short(value)})` : short(value));

function went(now, { all }, { t, activation }) {
  if (!now) return [];
  if (now === "C") {
    return [line("C", t ? "−ln o" : "−ln(1 − o)", undefined, all.C)];
  }
  const [z, f] = now === "o"
    ? ["zₒ", "σ"] : [now.replace("h", "z"), LETTERS[activation]];
  const [pairs, bias] = SUMS[z];
  return [
    line(z, [...pairs.map((pair) => pair.join("·")), bias].join(" + "),
      [...pairs.map((pair) => pair.map((n) => factor(all[n])).join(" × ")),
        factor(all[bias])].join(" + "), all[z]),
    line(now, `${f}(${z})`, `${f}(${short(all[z])})`, all[now]),
  ];
}

const local = (name, { activation }) => name.replace("f", LETTERS[activation]);

function returned(name, paths, { all, slopes }, state) {
  return line(
    `∂C/∂${name}`,
    paths.map(([from, by]) => `∂C/∂${from} · ${local(by, state)}`).join(" + "),
    paths.map(([from, by]) =>
      `${factor(slopes[from])} × ${factor(all[by])}`).join(" + "),
    slopes[name],
  );
}

// Los renglones de un paso: `now` es el nodo en turno.
export function accounts({ now, returning }, found, state) {
  if (!returning) return went(now, found, state);
  return Object.entries(CHAIN[now]).map(([name, paths]) =>
    returned(name, paths, found, state));
}

// Cada paso, en palabras.
function started(now, { all }, { t }) {
  if (!now) return "Nada se ha calculado: empieza con «adelante».";
  if (now === "C") {
    return `El costo compara o = ${short(all.o)} con t = ${t} y da `
      + `${short(all.C)}. La ida terminó: sigue con «atrás».`;
  }
  const z = now === "o" ? "zₒ" : now.replace("h", "z");
  return `${now} suma ${short(all[z])} y responde ${short(all[now])}.`;
}

function told(now, { all, slopes }, state) {
  const say = (name) => short(slopes[name]);
  if (now === "C") {
    return `La vuelta empieza en el costo, con 1, por su derivada local, `
      + `${state.t ? "−1/o" : "1/(1 − o)"}: a o le llega ${say("o")}.`;
  }
  if (now.startsWith("x")) {
    const parts = CHAIN[now][now].map(([from, by]) =>
      short(slopes[from] * all[by]));
    return `En ${now} se juntan dos caminos, el de h₁ y el de h₂, y se suman: `
      + `${parts[0]} más ${parts[1]} da ${say(now)}.`;
  }
  const z = now === "o" ? "zₒ" : now.replace("h", "z");
  const slope = all[CHAIN[now][z][0][1]];
  const source = now === "o" ? "del costo" : "de o, por su peso,";
  return `A ${now} le llega ${source} ${say(now)}; por su derivada local, `
    + `${short(slope)}, da ${say(z)}: su delta. Cada peso la multiplica por `
    + `lo que entró por él.${slope ? "" : " La ReLU está apagada: por aquí "
    + "no regresa nada."}`;
}

function ending({ all, slopes, measures }, reached, done) {
  const far = reached.filter((name) => name in PLACES
    && Math.abs(slopes[name] - measures[name]) > CLOSE);
  if (far.length) {
    const kinks = ["₁", "₂"].filter((j) => Math.abs(all[`z${j}`]) < 1e-4);
    return `No coincide la medida de ${far.join(", ")}: en `
      + `${kinks.map((j) => `z${j} = 0`).join(" y ")} la ReLU tiene un pico y `
      + "no hay derivada. Mueve un poco algún número.";
  }
  return done
    ? "Ninguna derivada difiere de su medida en más de una millonésima." : "";
}

// La frase de un paso; `reached` son los números ya derivados.
export function words({ now, returning, reached }, found, state, done) {
  const said = (returning ? told : started)(now, found, state);
  return `${said} ${ending(found, reached, done)}`.trim();
}
