"""Cómo va el entrenamiento: una barra o un renglón por época."""

import sys

from neurona._callback import Callback


class EpochLines(Callback):
    """Escribe un renglón por época (``verbose=2``)."""

    def on_epoch_end(self, epoch, logs=None):
        total = self.params["epochs"]
        print(f"Época {epoch + 1}/{total} - {summary_line(logs)}")


class ProgressBar(Callback):
    """Muestra una barra que avanza con cada época (``verbose=1``)."""

    def on_train_begin(self, logs=None):
        # tqdm tarda en cargarse, y sin barra no hace falta.
        from tqdm.auto import tqdm

        self.bar = tqdm(
            total=self.params["epochs"], unit="época", file=sys.stdout
        )

    def on_epoch_end(self, epoch, logs=None):
        self.bar.set_postfix_str(summary_line(logs), refresh=False)
        self.bar.update()

    def on_train_end(self, logs=None):
        self.bar.close()


def summary_line(logs):
    """Escribe costos y métricas en un renglón, con cuatro decimales."""
    return " - ".join(f"{name}: {value:.4f}" for name, value in logs.items())
