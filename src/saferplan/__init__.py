"""saferplan: from partner data to positions, board packs and public reports."""

__version__ = "0.1.0"
