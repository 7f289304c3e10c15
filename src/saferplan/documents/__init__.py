"""Writers: one value, many formats. No framework and no database here."""
