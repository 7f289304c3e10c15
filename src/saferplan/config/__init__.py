"""How saferplan is set up: one settings module, fed by typed readers."""
