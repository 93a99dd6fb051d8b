// Quien da las épocas: una, muchas por cuadro, o hasta donde diga el estado.
import { change } from "./controls.js";
import { NAMES_OF_STATE, NUMBERS } from "./playground-state.js";
import { training } from "./playground-training.js";

const MOST = NUMBERS.epochs.max;
// Los milisegundos de un cuadro que puede usar el entrenamiento.
const BUDGET = 8;
// A quien pide menos movimiento se le muestra un cuadro por segundo.
const CALM = 1000;

export function runner(model, { pace, draw }) {
  const read = () =>
    Object.fromEntries(NAMES_OF_STATE.map((name) => [name, model.get(name)]));
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let run = training(read());
  let running = false;
  let loading = false;
  let arriving = 0;
  let ticking = 0;
  let shown = 0;

  // Lleva la red a la época que el estado dice; si es mucho, por partes.
  function arrive() {
    cancelAnimationFrame(arriving);
    const target = model.get("epochs");
    if (target < run.taken) run = training(read());
    const until = performance.now() + BUDGET;
    while (run.taken < target && performance.now() < until && run.advance());
    if (run.taken < target && !run.lost && !run.empty) {
      arriving = requestAnimationFrame(arrive);
    } else if (run.taken === target) {
      draw();
    } else {
      change(model, "epochs", run.taken);
    }
  }

  function tick(now) {
    ticking = requestAnimationFrame(tick);
    const until = performance.now() + BUDGET;
    let left = pace();
    while (left > 0 && run.taken < MOST && performance.now() < until
      && run.advance()) left -= 1;
    if (run.lost || run.empty || run.taken === MOST) {
      pause();
    } else if (!calm.matches || now - shown > CALM) {
      shown = now;
      model.set("epochs", run.taken);
    }
  }

  function pause() {
    if (!running) return;
    running = false;
    cancelAnimationFrame(ticking);
    model.set("epochs", run.taken);
    model.save_changes();
    draw();
  }

  function goTo(epoch) {
    pause();
    change(model, "epochs", Math.min(MOST, epoch));
  }

  const settings = NAMES_OF_STATE.filter((name) => name !== "epochs");
  const events = [
    // Otro estado, otra red: se empieza de nuevo.
    ...settings.map((name) => [`change:${name}`, () => {
      if (loading) return;
      run = training(read());
      if (model.get("epochs")) change(model, "epochs", 0);
      else draw();
    }]),
    ["change:epochs", () => { if (!loading) arrive(); }],
  ];
  for (const [event, listen] of events) model.on(event, listen);

  return {
    read,
    arrive,
    get run() { return run; },
    get running() { return running; },
    step: () => goTo(run.taken + 1),
    reset: () => goTo(0),
    toggle() {
      if (running) {
        pause();
      } else {
        running = true;
        ticking = requestAnimationFrame(tick);
        draw();
      }
    },
    // Pone un estado completo.
    load(state) {
      pause();
      loading = true;
      for (const name of NAMES_OF_STATE) model.set(name, state[name]);
      model.save_changes();
      loading = false;
      run = training(read());
      arrive();
    },
    stop() {
      cancelAnimationFrame(ticking);
      cancelAnimationFrame(arriving);
      for (const [event, listen] of events) model.off(event, listen);
    },
  };
}
