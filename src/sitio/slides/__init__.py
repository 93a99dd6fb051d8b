"""Las lecciones como láminas para la clase: «make slides»."""
