// Los controles de todo laboratorio: nativos, con su etiqueta y su valor.

// Crea un elemento; los atributos que no valen nada no se escriben.
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

// Un número como se escribe en el curso; -0.00 se escribe 0.00.
export function fixed(value, digits = 2) {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? (0).toFixed(digits) : text;
}

// Un número de cualquier tamaño, con pocas cifras: 0.0125, 3.14e-8.
export function short(value, digits = 4) {
  const size = Math.abs(value);
  if (size === 0) return "0";
  return size >= 1e-3 && size < 1e4
    ? String(Number(value.toPrecision(digits)))
    : value.toExponential(digits - 2);
}

// Acomoda un laboratorio: el dibujo y, al lado o abajo, sus controles.
export function arrange(el, picture, ...controls) {
  el.classList.add("lab-live");
  el.append(
    element("div", { class: "lab-stage" }, picture),
    element("div", { class: "lab-panel" }, ...controls),
  );
}

// JupyterLab se queda con las flechas del teclado si no se le pide esto.
export const FOCUSABLE = { "data-lm-suppress-shortcuts": "true" };

// Cambia el estado y se lo dice a Python, si lo hay.
export function change(model, name, value) {
  model.set(name, value);
  model.save_changes();
}

// Llama a `draw` ahora y cada vez que cambie algo del estado.
export function follow(model, names, draw) {
  for (const name of names) model.on(`change:${name}`, draw);
  draw();
  return () => names.forEach((name) => model.off(`change:${name}`, draw));
}

// Una escala logarítmica de dos cifras: ..., 0.098, 0.099, 0.1, 0.11, ...
export function decades(min, max) {
  const place = (value) => {
    const [digits, power] = value.toExponential(1).split("e").map(Number);
    return 90 * power + Math.round(10 * digits) - 10;
  };
  const first = place(min);
  return {
    min: 0, max: place(max) - first, step: 1,
    position: (value) => place(value) - first,
    value(position) {
      const power = Math.floor((position + first) / 90);
      return Number(`${position + first - 90 * power + 10}e${power - 1}`);
    },
    text: String,
  };
}

// `scale`, como la de decades(), lleva de la posición al valor y de regreso.
export function slider(model, name, { label, digits = 1, scale, ...range }) {
  const { min, max, step, value, position, text } = scale ?? {
    ...range,
    value: (at) => at,
    position: (shown) => shown,
    text: (shown) => fixed(shown, digits),
  };
  const input = element("input", {
    type: "range", min, max, step, name, ...FOCUSABLE,
  });
  const output = element("output", { name });
  input.addEventListener("input", () =>
    change(model, name, value(Number(input.value))));
  const show = () => {
    const shown = model.get(name);
    input.value = position(shown);
    input.setAttribute("aria-valuetext", text(shown));
    output.textContent = text(shown);
  };
  model.on(`change:${name}`, show);
  show();
  return element("div", { class: "lab-control" },
    element("label", {}, element("span", {}, label), input), output);
}

// `read` lleva del texto de la opción al valor del estado.
export function choice(model, name, { label, options, read = String }) {
  const select = element("select", { name, ...FOCUSABLE },
    ...Object.entries(options).map(([value, text]) =>
      element("option", { value }, text)));
  select.addEventListener("change", () =>
    change(model, name, read(select.value)));
  const show = () => { select.value = model.get(name); };
  model.on(`change:${name}`, show);
  show();
  return element("div", { class: "lab-control" },
    element("label", {}, element("span", {}, label), select));
}

// Varias casillas para un estado que es una lista de nombres; `sample(nombre)`
// da el dibujo que acompaña a cada una.
export function several(model, name, { label, options, sample }) {
  const boxes = Object.keys(options).map((value) =>
    element("input", { type: "checkbox", name, value, ...FOCUSABLE }));
  const checked = () => boxes.filter((box) => box.checked);
  const show = () => {
    for (const box of boxes) {
      box.checked = model.get(name).includes(box.value);
    }
  };
  for (const box of boxes) {
    box.addEventListener("change", () =>
      change(model, name, checked().map((other) => other.value)));
  }
  model.on(`change:${name}`, show);
  show();
  return element("fieldset", { class: "lab-several" },
    element("legend", {}, label),
    ...boxes.map((box) => element("label", {}, box,
      ...(sample ? [sample(box.value)] : []), options[box.value])));
}

export function button(label, action) {
  const node = element("button", { type: "button", ...FOCUSABLE }, label);
  node.addEventListener("click", action);
  return node;
}

// Una cantidad que se lee: su nombre y su valor.
export function readout(name, label) {
  const output = element("output", { name });
  return {
    node: element("p", { class: "lab-readout" },
      element("span", {}, label), " ", output),
    show(text) { output.textContent = text; },
  };
}

// La frase que un lector de pantalla dice cuando el estado se queda quieto:
// mientras un deslizador se mueve, callar es mejor que interrumpirse.
export function sentence() {
  const node = element("p", { class: "lab-sentence", "aria-live": "polite" });
  let timer;
  let shown = false;
  return {
    node,
    show(text) {
      clearTimeout(timer);
      if (!shown) node.textContent = text;
      shown = true;
      timer = setTimeout(() => {
        if (node.textContent !== text) node.textContent = text;
      }, 250);
    },
  };
}
