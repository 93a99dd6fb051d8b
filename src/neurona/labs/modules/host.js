// Lo que pone vida a los laboratorios de una página, sin Jupyter.

// El estado de un laboratorio, con la misma forma que el de un widget.
export function shim(state) {
  const listeners = new Map();
  const heard = (event) => listeners.get(event) ?? [];
  return {
    get: (name) => state[name],
    set(name, value) {
      if (state[name] === value) return;
      state[name] = value;
      for (const listen of [...heard(`change:${name}`), ...heard("change")]) {
        listen();
      }
    },
    on(event, listen) { listeners.set(event, [...heard(event), listen]); },
    off(event, listen) {
      listeners.set(event, heard(event).filter((other) => other !== listen));
    },
    save_changes() {},
  };
}

export function start(labs) {
  for (const node of document.querySelectorAll(".lab[data-lab]")) {
    const live = document.createElement("div");
    labs[node.dataset.lab].render({
      model: shim(JSON.parse(node.dataset.props)), el: live,
    });
    // Hasta aquí, si algo falla, queda la figura fija.
    node.append(live);
    node.classList.add("lab-on");
  }
}
