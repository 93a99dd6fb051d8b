// Llevarse lo que se ve: la liga del estado y el código que lo repite.
import { button, element } from "./controls.js";

async function copy(area) {
  try {
    await navigator.clipboard.writeText(area.value);
    return true;
  } catch {
    // Sin permiso o en un archivo suelto queda la manera antigua.
    area.select();
    return document.execCommand("copy");
  }
}

// Cada pieza es { name, label, title, text() }.
export function sharing(pieces) {
  const said = element("p", { class: "lab-said", role: "status" });
  const boxes = pieces.map(({ name, label, title, text }) => {
    const area = element("textarea", {
      name, readonly: "", rows: 6, spellcheck: "false", "aria-label": title,
      "data-lm-suppress-shortcuts": "true",
    });
    const details = element("details", {},
      element("summary", {}, title), area);
    const fill = () => { area.value = text(); };
    details.addEventListener("toggle", fill);
    const act = button(label, async () => {
      details.open = true;
      fill();
      said.textContent = await copy(area)
        ? `${title}: ya está en el portapapeles.`
        : `${title}: selecciónalo abajo y cópialo.`;
    });
    return { act, details, fill };
  });
  return {
    node: element("div", { class: "lab-share" },
      element("div", { class: "lab-buttons" }, ...boxes.map(({ act }) => act)),
      said, ...boxes.map(({ details }) => details)),
    // Lo que está a la vista sigue al estado.
    refresh() {
      for (const { details, fill } of boxes) if (details.open) fill();
    },
  };
}
