"""The pages of the public site, one module a subject."""
