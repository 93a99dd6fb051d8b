// Laboratorio 5, primera parte: a qué recta arrastra el atípico cada costo.
import { arrange, button, change, decades, element, fixed, follow, sentence, slider } from "./controls.js";
import { along, leastAbsolute, leastHuber, leastSquares } from "./best-lines.js";
import { chart, COLORS, swatch } from "./chart.js";
import { mark, place } from "./plane.js";
import { huber, mae, mse } from "./losses.js";

const X = [1, 2, 3, 4, 5, 6, 7, 8];
const Y = [8, 9, 13, 17, 18, 23, 25, 27];
const STATE = ["slope", "intercept", "outlier_x", "outlier_y", "delta"];
const NAMES = { mse: "MSE", mae: "MAE", huber: "Huber" };
const STYLES = {
  mse: { color: COLORS.blue, dash: "9 4", shape: "square" },
  mae: { color: COLORS.vermilion, dash: "2 3", shape: "cross" },
  huber: { color: COLORS.green, dash: "10 3 2 3", shape: "up" },
};
// Cada recta lleva sus marcadores corridos: así se ven las que coinciden.
const MARKED = {
  mse: [0.5, 3.5, 6.5, 9.5], mae: [1.5, 4.5, 7.5], huber: [2.5, 5.5, 8.5],
};
const HIGHEST = 80;

// Todo lo que se lee de un estado, por costo.
export function measure({ slope, intercept, outlier_x, outlier_y, delta }) {
  const x = [...X, outlier_x];
  const y = [...Y, outlier_y];
  const answers = along([slope, intercept], x);
  const losses = { mse, mae, huber: huber(delta) };
  const best = {
    mse: leastSquares(x, y),
    mae: leastAbsolute(x, y),
    huber: leastHuber(x, y, delta),
  };
  const each = (f) => Object.fromEntries(Object.entries(losses).map(
    ([name, loss]) => [name, f(loss, name)]));
  const costs = each((loss) => loss.value(y, answers));
  return {
    x, y, answers, best, costs,
    least: each((loss, name) => loss.value(y, along(best[name], x))),
    shares: each((loss, name) =>
      loss.value(y.slice(-1), answers.slice(-1)) / (x.length * costs[name])),
  };
}

function picture(model) {
  const graph = chart({
    label: "Minutos de nueve entregas según sus kilómetros. La recta continua "
      + "es la tuya; las punteadas, las mejores según cada costo; el rombo, "
      + "el atípico, que puedes arrastrar.",
    title: "minutos", xName: "km", x: [0, 10.6], y: [0, HIGHEST], height: 280,
  });
  graph.node.classList.add("lab-free");
  const ink = { color: "currentColor", shape: "circle" };
  const errors = graph.line({ ...ink, dash: "1 3" });
  const best = Object.fromEntries(Object.entries(STYLES).map(
    ([name, style]) => [name, graph.line(style)]));
  const yours = graph.line(ink);
  const dots = graph.line(ink);
  const outlier = mark("path", { class: "lab-point" });
  graph.svg.append(outlier);
  graph.onDrag((a, b) => {
    model.set("outlier_x", Math.min(10, Math.round(2 * a) / 2));
    model.set("outlier_y", Math.round(b));
    model.save_changes();
  });
  const points = (line, x) => along(line, x).map((y, i) => [x[i], y]);
  return {
    node: graph.node,
    draw(line, found) {
      errors(found.x.flatMap((x, i) =>
        [[x, found.y[i]], [x, found.answers[i]], null]));
      for (const [name, draw] of Object.entries(best)) {
        const its = found.best[name];
        const spots = points(its, MARKED[name]);
        draw(points(its, [0, 10]),
          spots.filter(([, y]) => y >= 0 && y <= HIGHEST));
      }
      yours(points(line, [0, 10]));
      dots([], X.map((x, i) => [x, Y[i]]));
      const [x, y] = [graph.x(found.x.at(-1)), graph.y(found.y.at(-1))];
      place(outlier, { d: `M${x} ${y - 8}l8 8l-8 8l-8 -8z` });
    },
  };
}

// Un renglón por costo: el de tu recta, el menor y cómo llegar a él.
function table(fit) {
  const output = (name) => element("output", { name });
  const rows = Object.entries(NAMES).map(([name, text]) => {
    const cells = [output(`${name}-cost`), output(`${name}-least`)];
    const go = button("ajustar", () => fit(name));
    go.setAttribute("aria-label", `ajustar con ${text}`);
    return {
      name, cells,
      node: element("tr", {},
        element("th", { scope: "row" }, swatch(STYLES[name]), ` ${text}`),
        ...[...cells, go].map((cell) => element("td", {}, cell))),
    };
  });
  const head = ["tu costo", "el menor", "tu recta"];
  return {
    node: element("table", { class: "lab-table" },
      element("thead", {}, element("tr", {},
        element("td"),
        ...head.map((text) => element("th", { scope: "col" }, text)))),
      element("tbody", {}, ...rows.map(({ node }) => node))),
    show({ costs, least }) {
      for (const { name, cells } of rows) {
        cells[0].textContent = fixed(costs[name]);
        cells[1].textContent = fixed(least[name]);
      }
    },
  };
}

function render({ model, el }) {
  const read = () =>
    Object.fromEntries(STATE.map((name) => [name, model.get(name)]));
  const drawing = picture(model);
  const numbers = table((name) => {
    const [slope, intercept] = measure(read()).best[name];
    model.set("slope", slope);
    change(model, "intercept", intercept);
  });
  const says = sentence();
  arrange(
    el, drawing.node,
    slider(model, "slope", {
      label: "pendiente", min: -4, max: 8, step: 0.1, digits: 2,
    }),
    slider(model, "intercept", {
      label: "ordenada", min: -20, max: 40, step: 0.5, digits: 2,
    }),
    slider(model, "outlier_x", {
      label: "atípico: km", min: 0, max: 10, step: 0.5,
    }),
    slider(model, "outlier_y", {
      label: "minutos", min: 0, max: 80, step: 1, digits: 0,
    }),
    slider(model, "delta", { label: "δ de Huber", scale: decades(0.1, 100) }),
    numbers.node, says.node,
  );

  return follow(model, STATE, () => {
    const state = read();
    const found = measure(state);
    drawing.draw([state.slope, state.intercept], found);
    numbers.show(found);
    says.show(summary(found));
  });
}

// Menos que esta parte del costo no se nota.
const NEAR = 1e-6;

function summary({ y, answers, costs, least, shares }) {
  const error = y.at(-1) - answers.at(-1);
  const side = error < 0 ? "debajo" : "arriba";
  const share = (name) => `${fixed(100 * shares[name], 0)} %`;
  const met = Object.keys(NAMES).filter((name) =>
    costs[name] <= least[name] * (1 + NEAR)).map((name) => NAMES[name]);
  const verdict = met.length
    ? `Ninguna recta mejora su ${met.join(" ni su ")}.`
    : "Con cualquiera de los tres costos hay una mejor.";
  return `El atípico está ${fixed(Math.abs(error), 1)} minutos ${side} de tu `
    + `recta y pone el ${share("mse")} del MSE, el ${share("mae")} del MAE y `
    + `el ${share("huber")} de Huber. ${verdict}`;
}

export default { render };
