#!/usr/bin/env bash
# Abre un aviso con el final de una salida, o lo añade al que ya está abierto.
# Uso: TITLE=… RUN=… avisar.sh SALIDA [LISTA]
set -euo pipefail
output=$1 list=${2:-}
{
  echo "Corrida: $RUN"
  echo
  echo '```text'
  # Sin colores; un aviso admite 65,536 letras.
  sed 's/\x1b\[[0-9;]*m//g' "$output" | tail -c 30000
  echo '```'
  if [ -s "$list" ]; then
    echo
    echo '<details><summary>Paquetes</summary>'
    printf '\n```text\n'
    head -c 20000 "$list"
    printf '```\n</details>\n'
  fi
} > aviso.md
number=$(gh issue list --state open --search "in:title \"$TITLE\"" \
  --json number,title --jq "map(select(.title == env.TITLE))[0].number // empty")
if [ -n "$number" ]; then
  gh issue comment "$number" --body-file aviso.md
else
  gh issue create --title "$TITLE" --body-file aviso.md
fi
