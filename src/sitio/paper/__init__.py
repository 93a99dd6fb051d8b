"""``make pdf``: el curso entero como un libro, en un solo PDF.

Lo imprime Chromium desde las páginas ya construidas. Se escogió sobre LaTeX
(por Sphinx) porque ahí todo está resuelto y probado: los números de figuras y
fórmulas, las referencias, las fórmulas de KaTeX, los colores del código, las
preguntas que se despliegan y el dibujo de cada laboratorio. LaTeX pediría un
gigabyte de paquetes y escribir otra vez, para él, todo lo que aquí es HTML; a
cambio parte mejor los párrafos, y las fórmulas ya se ven igual: KaTeX usa sus
letras. Además, Chromium etiqueta el PDF para quien lo oye.

Los números de página del índice y de las referencias salen de imprimirlo más
de una vez: Chromium no sabe escribirlos, pero el PDF dice dónde quedó cada
destino. La referencia de ``neurona`` va completa, en letra chica y antes de
la bibliografía: las lecciones la enlazan, y sin ella esos enlaces no llevarían
a ningún lado.
"""
