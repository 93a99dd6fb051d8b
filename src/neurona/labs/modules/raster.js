// Imágenes de 28 × 28 en un lienzo que el navegador agranda.
import { element } from "./controls.js";
import { SIDE } from "./ink.js";

// Los colores de neurona.plots.style, como [rojo, verde, azul].
const BLUE = [0, 114, 178];
const VERMILION = [213, 94, 0];

export function gray(pixels) {
  return (k) => [pixels[k], pixels[k], pixels[k], 255];
}

// Azul lo positivo, bermellón lo negativo y transparente el 0; pleno, desde
// `largest`.
export function signed(values, largest) {
  return (k) => [
    ...(values[k] > 0 ? BLUE : VERMILION),
    Math.min(255, (255 * Math.abs(values[k])) / largest),
  ];
}

// Sin `label`, la imagen no se anuncia: la describe el texto de al lado.
export function raster(label) {
  const node = element("canvas", {
    width: SIDE, height: SIDE, class: "lab-raster",
    role: label && "img", "aria-label": label, "aria-hidden": !label && "true",
  });
  const context = node.getContext("2d");
  const image = context.createImageData(SIDE, SIDE);
  return {
    node,
    // `color(k)` da el rojo, verde, azul y opacidad del píxel k.
    paint(color) {
      for (let k = 0; k < SIDE * SIDE; k++) image.data.set(color(k), 4 * k);
      context.putImageData(image, 0, 0);
    },
  };
}
