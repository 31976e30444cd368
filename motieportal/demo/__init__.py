"""A portal to look at, filled with fictional motions: `python -m motieportal.demo`, or `make demo`."""
