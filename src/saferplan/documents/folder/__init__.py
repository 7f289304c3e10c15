"""Partnership folders: YAML for structure, CSV for numbers, read and written whole.

`layout` says which file holds what; `fields` derives keys and columns from the
dataclasses of core; `reading` and `writing` are the two ways through.
"""

from saferplan.documents.folder.problems import FolderProblems, Problem
from saferplan.documents.folder.reading import read_folder
from saferplan.documents.folder.writing import in_folder_order, write_folder

__all__ = [
    "FolderProblems",
    "Problem",
    "in_folder_order",
    "read_folder",
    "write_folder",
]
