"""The static site generator behind build.py: small modules, one verb or one kind of output each.

Read it from `build`, which says in one page what the site is made of and in which order.
"""
