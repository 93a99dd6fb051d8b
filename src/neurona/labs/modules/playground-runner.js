// Quien da las épocas: una, muchas por cuadro, o hasta donde diga el estado.
import { change } from "./controls.js";
import { NAMES_OF_STATE, NUMBERS } from "./playground-state.js";
import { training } from "./playground-training.js";

const MOST = NUMBERS.epochs.max;
// Los milisegundos que se entrena de corrido: entre un turno y el siguiente,
// el navegador dibuja el cuadro que ya toca y atiende a quien lee.
const TURN = 3;
// Y los que hay que entrenar entre dos dibujos, si faltan épocas: donde dibujar
// es lento, se dibuja menos.
const BETWEEN = 8;
// A quien pide menos movimiento se le muestra un cuadro por segundo.
const CALM = 1000;

export function runner(model, { pace, draw }) {
  const read = () =>
    Object.fromEntries(NAMES_OF_STATE.map((name) => [name, model.get(name)]));
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  // Un mensaje a uno mismo es un turno sin espera, después de lo que ya toca.
  const turns = new MessageChannel();
  let run;
  let target;
  let running = false;
  let loading = false;
  let waiting = false;
  let ticking = 0;
  let trained = 0;
  let shown = 0;

  function start() {
    run = training(read());
    target = 0;
  }

  function ask() {
    if (!waiting) turns.port2.postMessage(null);
    waiting = true;
  }

  // Entrena un turno; a la época que se busca, si es mucho, se llega en varios.
  function work() {
    waiting = false;
    const from = performance.now();
    while (run.taken < target && performance.now() - from < TURN
      && run.advance());
    trained += performance.now() - from;
    const over = run.lost || run.empty;
    if (run.taken < target && !over) {
      ask();
    } else if (running) {
      if (over || run.taken === MOST) pause();
    } else if (run.taken === target) {
      draw();
    } else {
      change(model, "epochs", run.taken);
    }
  }

  // Lleva la red a la época que el estado dice.
  function arrive() {
    if (model.get("epochs") < run.taken) start();
    target = model.get("epochs");
    work();
  }

  function tick(now) {
    ticking = requestAnimationFrame(tick);
    if (run.taken < target && trained < BETWEEN) return;
    trained = 0;
    if (!calm.matches || now - shown > CALM) {
      shown = now;
      model.set("epochs", run.taken);
    }
    target = Math.min(MOST, run.taken + pace());
    ask();
  }

  function halt() {
    running = false;
    // Lo que falte por entrenar ya nadie lo espera.
    target = run.taken;
    cancelAnimationFrame(ticking);
  }

  function pause() {
    if (!running) return;
    halt();
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
      start();
      if (model.get("epochs")) change(model, "epochs", 0);
      else draw();
    }]),
    ["change:epochs", () => {
      if (loading) return;
      if (running && model.get("epochs") === run.taken) return draw();
      // Alguien más pidió otra época.
      halt();
      arrive();
    }],
  ];
  for (const [event, listen] of events) model.on(event, listen);
  turns.port1.onmessage = work;
  start();

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
      } else if (!run.lost && !run.empty) {
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
      start();
      arrive();
    },
    stop() {
      halt();
      turns.port1.close();
      for (const [event, listen] of events) model.off(event, listen);
    },
  };
}
