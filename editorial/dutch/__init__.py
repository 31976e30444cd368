"""What the portal knows of Dutch: small words, stems, sentences, number words, how hard a text is. Pure."""
