// La dirección de la página guarda el estado, y de ahí se vuelve a leer.
import { hashOf, stateOf } from "./playground-state.js";

// Cuánto espera a que el estado se quede quieto, en milisegundos.
const QUIET = 400;

export function link(state) {
  return location.href.replace(/#.*$/, "") + hashOf(state);
}

// Llama a load(estado) si la dirección trae uno, ahora y cuando cambie.
export function addressBar(initial, load) {
  let written = hashOf(initial);
  let timer;
  const open = () => {
    const state = stateOf(location.hash, initial);
    if (!state) return false;
    written = hashOf(state);
    load(state);
    return true;
  };
  return {
    open,
    write(state) {
      clearTimeout(timer);
      const hash = hashOf(state);
      if (hash === written) return;
      timer = setTimeout(() => {
        written = hash;
        try {
          history.replaceState(null, "", hash);
        } catch {
          // Hay navegadores que no lo permiten en un archivo suelto: queda el
          // botón de la liga.
        }
      }, QUIET);
    },
  };
}
