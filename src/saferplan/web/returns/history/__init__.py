"""The pages that take in the spreadsheet a partnership already has."""
