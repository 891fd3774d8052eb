"""Prints, for each game file in a folder, its pure equilibria as Gambit finds them: one line a game."""

import sys
from pathlib import Path

import pygambit


def equilibria(path):
    game = pygambit.read_nfg(str(path))
    for equilibrium in pygambit.nash.enumpure_solve(game).equilibria:
        chosen = []
        for player in game.players:
            taken = [strategy for strategy, share in equilibrium[player] if share == 1]
            chosen.append(getattr(taken[0], "label", taken[0]))
        yield ",".join(chosen)


for number in range(int(sys.argv[2])):
    print(";".join(equilibria(Path(sys.argv[1]) / f"{number}.nfg")))
