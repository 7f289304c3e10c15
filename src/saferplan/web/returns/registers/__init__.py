"""The register of data sets on the pages: list, one, forms, agencies, answer."""
