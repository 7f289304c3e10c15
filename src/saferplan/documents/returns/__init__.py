"""A return as a file: the template that goes out, and the filled one that comes."""

from saferplan.documents.returns.reading import read_return
from saferplan.documents.returns.template_csv import write_template_csv
from saferplan.documents.returns.template_xlsx import write_template

__all__ = ["read_return", "write_template", "write_template_csv"]
