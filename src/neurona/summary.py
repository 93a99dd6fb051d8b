"""La tabla que describe una red."""


def summary_table(model):
    """Devuelve la tabla de capas de una red, como texto.

    Parameters
    ----------
    model : Network
        La red.

    Returns
    -------
    str
        Un renglón por capa: nombre y tipo, forma de su salida, con ``None``
        en el eje de los ejemplos, y número de parámetros.
    """
    model.require_built()
    rows = [("Capa (tipo)", "Forma de salida", "Parámetros")]
    for layer in model.layers:
        rows.append(
            (
                f"{layer.name} ({type(layer).__name__})",
                str((None, *layer.output_shape)),
                f"{layer.count_params():,}",
            )
        )
    first, second, third = (max(len(row[i]) for row in rows) for i in range(3))
    lines = [f"{a:<{first}}  {b:<{second}}  {c:>{third}}" for a, b, c in rows]
    rule = "─" * len(lines[0])
    return "\n".join(
        [
            f"Modelo: {model.name}",
            rule,
            lines[0],
            rule,
            *lines[1:],
            rule,
            f"Parámetros en total: {model.count_params():,}",
        ]
    )
