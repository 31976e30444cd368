"""The points of the work, shown on real input: `make accept [CORPUS=DIR]`.

Starts the replay of the Chamber's services over a folder of real records, runs the portal's own commands and servers
against it, and prints one line a point: `ok|fall|skip POINT FIGURE`. What is expected is counted from the folder.
"""
