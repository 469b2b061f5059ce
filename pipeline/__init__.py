"""Puts the stages together: files into a store, a store checked, facts without a store.

Import from the modules (``pipeline.load``, ``pipeline.verify``): who only asks a store need not wait for the loaders.
"""
