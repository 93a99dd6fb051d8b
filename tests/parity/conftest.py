"""TensorFlow, cargado una sola vez y callado."""

import pytest

from neurona.quiet import quiet_tensorflow


@pytest.fixture(scope="session")
def tf():
    """El módulo tensorflow; si no está instalado, la prueba se salta."""
    with quiet_tensorflow():
        tensorflow = pytest.importorskip("tensorflow")
        tensorflow.constant(0.0)  # el primer uso también escribe avisos
    return tensorflow


@pytest.fixture
def keras(tf):
    """Keras, como lo usa un estudiante: en float32."""
    return tf.keras


@pytest.fixture
def keras64(tf):
    """Keras en float64, para comparar hasta la última cifra."""
    config = tf.keras.config
    floatx, policy = config.floatx(), config.dtype_policy()
    config.set_floatx("float64")
    # Las capas no miran floatx, sino la política, y esta no lo sigue.
    config.set_dtype_policy("float64")
    yield tf.keras
    config.set_floatx(floatx)
    config.set_dtype_policy(policy)
